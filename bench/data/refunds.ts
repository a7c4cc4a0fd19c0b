import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Stripe from 'stripe';
import { startStripeEmulator, type StripeEmulator } from '#emulators/stripe/start.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { NeutralOrder } from '#lib/domain/order/neutral.ts';
import { DAY } from '#lib/domain/time.ts';
import { upsertOrder } from '#lib/server/commands/orders/upsert-order.ts';
import { inspectItems } from '#lib/server/commands/returns/inspect-items.ts';
import { receiveReturn } from '#lib/server/commands/returns/receive-return.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import { readConfig } from '#lib/server/config.ts';
import { createContext, type Context } from '#lib/server/context.ts';
import { randomIds } from '#lib/server/ids.ts';
import { ensureDefaults } from '#lib/server/startup/shop-defaults.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { migrateToLatest } from '#lib/server/store/migrate.ts';
import { migrationsFromFolder } from '#lib/server/store/migrations-folder.ts';
import { must } from '../../src/cli/demo/stage.ts';

export const WEBHOOK_SECRET = 'whsec_only_the_benchmark_uses';
const SECRET_KEY = 'sk_test_benchmark';
const SYSTEM = { kind: 'system' } as const;
const PERSON: Actor = {
	kind: 'staff',
	id: randomIds.next('stf'),
	name: 'Bench',
	role: 'lead',
	refundLimitMinor: null
};

/** An empty shop and a payment provider beside it: the emulator, reached over HTTP by the vendor's own SDK. */
export type Till = {
	folder: string;
	env: Record<string, string>;
	ctx: Context;
	stripe: Stripe;
	emulator: StripeEmulator;
	/** Paid by card at the provider, delivered lately. */
	order(): Promise<{ id: Awaited<ReturnType<typeof placed>>['id']; paymentIntent: string }>;
	/** An order whose one piece came back and was accepted: its refund waits to be sent. */
	owed(): Promise<void>;
	close(): Promise<void>;
};

export async function openTill(postgres?: string): Promise<Till> {
	const folder = mkdtempSync(join(tmpdir(), 'homeward-bench-till-'));
	const emulator = await startStripeEmulator({ secretKeys: [SECRET_KEY] });
	const env = {
		DATABASE_URL: postgres ?? `sqlite:${join(folder, 'homeward.db')}`,
		DATA_DIR: folder,
		APP_SECRET: 'a-secret-that-only-the-benchmark-ever-uses',
		LOG_LEVEL: 'error',
		STRIPE_SECRET_KEY: SECRET_KEY,
		STRIPE_WEBHOOK_SECRETS: WEBHOOK_SECRET,
		STRIPE_HOST: emulator.host,
		STRIPE_PORT: String(emulator.port),
		STRIPE_PROTOCOL: 'http'
	};
	const ctx = await createContext(readConfig(env));
	await migrateToLatest(ctx.db, await migrationsFromFolder(resolve('migrations')));
	await ensureDefaults({ ...ctx, clock: { now: () => Date.now() - 400 * DAY } });
	const stripe = new Stripe(SECRET_KEY, {
		host: emulator.host,
		port: emulator.port,
		protocol: 'http',
		telemetry: false
	});
	const till: Till = {
		folder,
		env,
		ctx,
		stripe,
		emulator,
		order: () => placed(till),
		async owed() {
			const { id } = await till.order();
			await sentBack(ctx, id);
		},
		async close() {
			await ctx.db.close();
			await emulator.close();
			rmSync(folder, { recursive: true, force: true });
		}
	};
	return till;
}

const PRICE = 129_000;

async function placed({ ctx, stripe }: Till) {
	const paid = await stripe.paymentIntents.create({
		amount: PRICE,
		currency: 'thb',
		payment_method: 'pm_card_visa',
		confirm: true
	});
	const order = told(randomIds.token().slice(0, 12), paid.id, ctx.clock.now() - 5 * DAY);
	const { id } = must(await upsertOrder(ctx, SYSTEM, order), order.number);
	return { id, paymentIntent: paid.id };
}

async function sentBack(ctx: Context, order_id: Awaited<ReturnType<typeof placed>>['id']): Promise<void> {
	const [line] = await linesOfOrder(ctx.db.read, order_id);
	if (!line) throw new Error('an order without lines');
	const item = {
		line_id: line.id,
		quantity: 1,
		reason_code: 'changed_mind',
		answer_code: null,
		comment: '',
		outcome: 'refund' as const,
		file_ids: []
	};
	const opened = await submitReturn(ctx, SYSTEM, {
		order_id,
		idempotency_key: order_id,
		quoted_total_minor: null,
		method: 'own_carrier',
		items: [item]
	});
	const { return_id } = must(opened, order_id);
	const [waiting] = await ctx.db.read
		.selectFrom('return_items')
		.select('id')
		.where('return_id', '=', return_id)
		.execute();
	if (!waiting) throw new Error('a return without items');
	const items = [{ item_id: waiting.id, quantity: 1 }];
	must(await receiveReturn(ctx, PERSON, { number: return_id, items }), return_id);
	const verdict = {
		return_item_id: waiting.id,
		item_id: waiting.id,
		condition: 'new' as const,
		disposition: 'restock' as const,
		verdict: 'accept' as const,
		deduction_minor: 0,
		reason_code: null,
		findings: ''
	};
	must(await inspectItems(ctx, PERSON, { return_id, inspections: [verdict] }), return_id);
}

const told = (reference: string, intent: string, delivered: number): NeutralOrder => ({
	number: `BD-${reference}`,
	reference,
	channel: 'bench',
	currency: 'THB',
	prices_include_tax: true,
	locale: 'en',
	placed_at: delivered - 4 * DAY,
	cancelled_at: null,
	customer: { name: 'Mette Holm', email: `${reference.toLowerCase()}@example.com`, phone: null, reference },
	ship_to: { name: 'Mette Holm', line1: '1 Sukhumvit', postcode: '10110', country: 'TH' },
	bill_to: null,
	lines: [
		{
			reference: 'l1',
			sku: 'BENCH-1',
			title: { en: 'Linen shirt', th: 'เสื้อลินิน' },
			options: [],
			image: null,
			quantity: 1,
			unit_price_minor: PRICE,
			discount_minor: 0,
			tax_minor: 8_439,
			tax_rate_bp: 700,
			category: 'clothing',
			tags: [],
			final_sale: false
		}
	],
	discount: { label: null, amount_minor: 0 },
	shipping: { amount_minor: 0, tax_minor: 0 },
	total_minor: PRICE,
	payments: [
		{
			reference: 'p1',
			provider: 'stripe',
			method: 'card',
			method_label: 'Visa •••• 4242',
			provider_ref: intent,
			authorized_minor: PRICE,
			captured_minor: PRICE,
			captured_at: delivered - 4 * DAY
		}
	],
	refunds: [],
	fulfilments: [
		{
			reference: 'f1',
			carrier: 'Siam Parcel',
			service: 'standard',
			tracking_number: `SP${reference}`,
			tracking_url: null,
			origin: 'Bang Na',
			destination: 'Bangkok',
			packed_at: delivered - 2 * DAY,
			shipped_at: delivered - 2 * DAY,
			delivered_at: delivered,
			promised_at: null,
			estimated_at: null,
			cancelled: false,
			lines: [{ line: 'l1', quantity: 1 }],
			events: []
		}
	]
});
