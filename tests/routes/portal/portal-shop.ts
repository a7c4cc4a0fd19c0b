import { randomUUID } from 'node:crypto';
import type { Id } from '#lib/domain/ids.ts';
import type { NeutralOrder } from '#lib/domain/order/neutral.ts';
import { DAY } from '#lib/domain/time.ts';
import { doorOf, startCustomerSession } from '#lib/server/auth/sessions.ts';
import { upsertOrder } from '#lib/server/commands/orders/upsert-order.ts';
import { readConfig } from '#lib/server/config.ts';
import type { CommandContext } from '#lib/server/context.ts';
import { randomIds } from '#lib/server/ids.ts';
import { localFiles } from '#lib/server/providers/files/local.ts';
import { openDatabase, type Engine } from '#lib/server/store/database.ts';
import { startShop, type Shop } from '../../support/server.ts';

/** A running shop with the test's own hand on its data. */
export type PortalShop = {
	shop: Shop;
	url: string;
	ctx: CommandContext;
	/** Takes an order in and gives its number; the people of `email` may see it. */
	order(email: string, change?: (order: NeutralOrder) => void): Promise<{ id: Id<'ord'>; number: string }>;
	/** The cookie of somebody who proved a mailbox. */
	cookie(email: string): Promise<string>;
	close(): Promise<void>;
};

export async function portalShop(engine: Engine, env: Record<string, string> = {}): Promise<PortalShop> {
	const shop = await startShop({ engine, env });
	const db = await openDatabase({ url: shop.databaseUrl });
	const ctx: CommandContext = {
		db,
		clock: { now: () => Date.now() },
		ids: randomIds,
		files: localFiles(shop.dataDir),
		config: readConfig(shop.env)
	};
	// The policy of a new shop counts from its first moment; the orders of the tests are older.
	await db.transaction((tx) => tx.updateTable('policy_versions').set({ effective_from: 0 }).execute());
	return {
		shop,
		url: shop.url,
		ctx,
		async order(email, change = () => {}) {
			const told = soldOrder(email);
			change(told);
			const taken = await upsertOrder(ctx, { kind: 'system' }, told);
			if (!taken.ok) throw new Error(taken.refusal.reason);
			return { id: taken.value.id, number: taken.value.number };
		},
		async cookie(email) {
			const token = await startCustomerSession(doorOf(ctx), randomIds, { email, orderId: null });
			return `homeward-customer=${token}; lang=en`;
		},
		async close() {
			await db.close();
			await shop.close();
		}
	};
}

/** Shirt and two cushion covers at home for a week, soap that cannot come back, a table that is late. */
function soldOrder(email: string): NeutralOrder {
	const now = Date.now();
	const number = `T-${randomUUID().slice(0, 8).toUpperCase()}`;
	const line = (reference: string, en: string, category: string, quantity: number, price: number) => ({
		reference,
		sku: reference,
		title: { en, th: en },
		options: [],
		image: null,
		quantity,
		unit_price_minor: price,
		discount_minor: 0,
		tax_minor: 0,
		tax_rate_bp: 0,
		category,
		tags: [],
		final_sale: false
	});
	const parcel = (
		reference: string,
		arrived: boolean,
		lines: NeutralOrder['fulfilments'][number]['lines']
	) => ({
		reference,
		carrier: 'Siam Parcel',
		service: '',
		tracking_number: `SP${reference}4471903286`,
		tracking_url: null,
		origin: 'Bang Na, Bangkok',
		destination: 'Chiang Mai',
		packed_at: now - 9 * DAY,
		shipped_at: now - 9 * DAY,
		delivered_at: arrived ? now - 7 * DAY : null,
		promised_at: now - 6 * DAY,
		estimated_at: arrived ? null : now + 2 * DAY,
		cancelled: false,
		lines,
		events: arrived
			? [scan('delivered', now - 7 * DAY, 'Chiang Mai', 'Delivered')]
			: [scan('held', now - 5 * DAY, 'Nakhon Sawan', 'The road is flooded')]
	});
	return {
		number,
		reference: number,
		channel: 'tests',
		currency: 'THB',
		prices_include_tax: true,
		locale: 'en',
		placed_at: now - 10 * DAY,
		cancelled_at: null,
		customer: { name: 'Ploy', email, phone: null, reference: null },
		ship_to: { name: 'Ploy', line1: '88/4 Nimman', province: 'Chiang Mai', postcode: '50200', country: 'TH' },
		bill_to: null,
		lines: [
			line('shirt', 'Ping linen shirt', 'clothing', 1, 149_000),
			line('cushion', 'Indigo cushion cover', 'home', 2, 39_000),
			line('soap', 'Jasmine soap', 'skincare', 1, 18_000),
			line('table', 'Doi side table', 'furniture', 1, 345_000)
		],
		discount: { label: null, amount_minor: 0 },
		shipping: { amount_minor: 0, tax_minor: 0 },
		total_minor: null,
		payments: [
			{
				reference: 'p1',
				provider: 'stripe',
				method: 'card',
				method_label: 'Visa •••• 4242',
				provider_ref: `pi_${number}`,
				authorized_minor: 590_000,
				captured_minor: 590_000,
				captured_at: now - 10 * DAY
			}
		],
		refunds: [],
		fulfilments: [
			parcel('1', true, [
				{ line: 'shirt', quantity: 1 },
				{ line: 'cushion', quantity: 2 },
				{ line: 'soap', quantity: 1 }
			]),
			parcel('2', false, [{ line: 'table', quantity: 1 }])
		]
	};
}

const scan = (status: 'delivered' | 'held', occurred_at: number, place: string, en: string) => ({
	code: status,
	status,
	place,
	description: { en, th: en },
	occurred_at
});
