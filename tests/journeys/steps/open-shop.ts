import Stripe from 'stripe';
import { DAY } from '#lib/domain/time.ts';
import { createStaff } from '#lib/server/commands/staff/create-staff.ts';
import { readConfig } from '#lib/server/config.ts';
import { createContext } from '#lib/server/context.ts';
import { ensureDefaults } from '#lib/server/startup/shop-defaults.ts';
import { openDatabase, type Database, type Engine } from '#lib/server/store/database.ts';
import { readShop, saveShop } from '#lib/server/store/shop.ts';
import { DEMO_SHOP } from '../../../src/cli/demo/shop.ts';
import { apiOverHttp } from '../../support/api-over-http.ts';
import { startShop, type Shop } from '../../support/server.ts';

export type JourneyShop = Shop & {
	/** What the tests look into from outside; pages never see it. */
	db: Database;
	/** The shop system that sends orders, with its own key. */
	api: Awaited<ReturnType<typeof apiOverHttp>>;
	/** The merchant's own Stripe account. */
	stripeAccount: Stripe;
};

export const KANYA = {
	name: 'Kanya',
	email: 'kanya@example.com',
	password: 'four-parcels-before-noon',
	role: 'lead'
} as const;
export const ANONG = {
	name: 'Anong',
	email: 'anong@example.com',
	password: 'the-keys-of-the-house',
	role: 'merchant'
} as const;

/** A shop that has been set up, with a merchant, a team lead and no orders yet, on the production build. */
export async function openJourneyShop(engine: Engine): Promise<JourneyShop> {
	const shop = await startShop({ engine, fill: setUp });
	const db = await openDatabase({ url: shop.databaseUrl });
	const stripeAccount = new Stripe(shop.env.STRIPE_SECRET_KEY ?? '', {
		host: shop.stripe.host,
		port: shop.stripe.port,
		protocol: 'http',
		telemetry: false
	});
	const close = async () => {
		await db.close();
		await shop.close();
	};
	// Not a copy: what the shop says of itself changes when it starts again.
	return Object.assign(Object.create(shop) as Shop, {
		db,
		api: await apiOverHttp(shop),
		stripeAccount,
		close
	});
}

async function setUp(settings: Record<string, string>): Promise<void> {
	const openedAt = Date.now() - 100 * DAY;
	const context = { ...(await createContext(readConfig(settings))), clock: { now: () => openedAt } };
	const { db } = context;
	try {
		await ensureDefaults(context);
		const { version } = await readShop(db.read);
		await db.transaction((tx) =>
			saveShop(tx, version, { ...DEMO_SHOP, logo_file_id: null, set_up_at: openedAt })
		);
		for (const member of [KANYA, ANONG]) {
			const person = { ...member, locale: 'en', refundLimitMinor: null } as const;
			const made = await createStaff(context, { kind: 'system' }, person);
			if (!made.ok) throw new Error(made.refusal.reason);
		}
	} finally {
		await db.close();
	}
}
