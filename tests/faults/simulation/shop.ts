import { resolve } from 'node:path';
import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { NeutralOrder } from '#lib/domain/order/neutral.ts';
import type { Result } from '#lib/domain/result.ts';
import { DAY } from '#lib/domain/time.ts';
import { attachMethod, confirmIntent, createIntent } from '#emulators/stripe/payment-intents.ts';
import { emptyState, type State, type World } from '#emulators/stripe/world.ts';
import { upsertOrder } from '#lib/server/commands/orders/upsert-order.ts';
import { receiveReturn } from '#lib/server/commands/returns/receive-return.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import type { Context } from '#lib/server/context.ts';
import { ensureDefaults } from '#lib/server/startup/shop-defaults.ts';
import { migrateToLatest } from '#lib/server/store/migrate.ts';
import { migrationsFromFolder } from '#lib/server/store/migrations-folder.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { staff } from './people.ts';

/** An order whose parcel has come back and waits for a look. */
export type Returned = {
	order_id: Id<'ord'>;
	return_id: Id<'ret'>;
	items: Id<'rit'>[];
	payments: string[];
};

/** Units and prices per line, what paid for them, and how the provider refunds it. */
const SHAPES: readonly { prices: readonly number[]; shares: readonly number[]; method: string }[] = [
	{ prices: [12_000, 9_900, 4_550], shares: [1], method: 'pm_card_visa' },
	{ prices: [30_000, 8_000, 5_001], shares: [0.6, 0.4], method: 'pm_card_visa' },
	{ prices: [20_000, 7_500], shares: [1], method: 'pm_card_pendingRefund' }
];

/** A shop with a few orders that came back, written by the real commands: where every seed begins. */
export async function openShop(ctx: Context, world: World, begins: number): Promise<Returned[]> {
	await migrateToLatest(ctx.db, await migrationsFromFolder(resolve('migrations')));
	await ensureDefaults({ ...ctx, clock: { now: () => begins - 400 * DAY } });
	const returned: Returned[] = [];
	for (const [index, shape] of SHAPES.entries())
		returned.push(await openOrder(ctx, world, begins, index, shape));
	return returned;
}

async function openOrder(
	ctx: Context,
	world: World,
	begins: number,
	index: number,
	{ prices, shares, method }: (typeof SHAPES)[number]
): Promise<Returned> {
	const total = prices.reduce((sum, price) => sum + price, 0);
	const first = Math.round(total * (shares[0] ?? 1));
	const amounts = shares.length === 1 ? [total] : [first, total - first];
	const payments = amounts.map((amount) => pay(world, amount, method));
	const reference = `sim${index}`;
	const order = neutralOrder(reference, begins - 5 * DAY, prices, payments, amounts);
	const { id: order_id } = value(await upsertOrder(ctx, { kind: 'system' }, order));
	const lines = await linesOfOrder(ctx.db.read, order_id);
	const customer: Actor = { kind: 'customer', orderId: order_id, email: null };
	const { return_id } = value(
		await submitReturn(ctx, customer, {
			order_id,
			method: 'own_carrier',
			items: lines.map((line) => ({
				line_id: line.id,
				quantity: 1,
				reason_code: 'changed_mind',
				answer_code: null,
				comment: '',
				outcome: 'refund',
				file_ids: []
			})),
			idempotency_key: reference,
			quoted_total_minor: null
		})
	);
	const rows = await ctx.db.read
		.selectFrom('return_items')
		.select(['id', 'quantity'])
		.where('return_id', '=', return_id)
		.orderBy('position')
		.execute();
	const items = rows.map((row) => ({ item_id: row.id, quantity: row.quantity }));
	value(await receiveReturn(ctx, staff('agent', null), { number: return_id, items }));
	return { order_id, return_id, items: rows.map((row) => row.id), payments };
}

export function pay(
	world: World,
	amount: number,
	method: string,
	captureMethod: 'automatic' | 'manual' = 'automatic'
): string {
	const intent = createIntent(world, {
		amount,
		currency: 'thb',
		captureMethod,
		metadata: {},
		description: undefined,
		receiptEmail: undefined,
		customer: undefined,
		allowed: undefined
	});
	attachMethod(intent, method);
	confirmIntent(world, intent);
	return intent.id;
}

/** What the provider knows at the beginning of a seed, of its own for each. */
export const copyOf = (state: State): State => ({
	...emptyState(),
	paymentIntents: structuredClone(state.paymentIntents),
	charges: structuredClone(state.charges)
});

export const neutralOrder = (
	reference: string,
	delivered: number,
	prices: readonly number[],
	payments: readonly string[],
	amounts: readonly number[]
): NeutralOrder => ({
	number: `SIM-${reference}`,
	reference,
	channel: 'simulation',
	currency: 'THB',
	prices_include_tax: true,
	locale: 'en',
	placed_at: delivered - 5 * DAY,
	cancelled_at: null,
	customer: { name: 'Mette Holm', email: `${reference}@example.com`, phone: null, reference },
	ship_to: { name: 'Mette Holm', line1: '1 Sukhumvit', postcode: '10110', country: 'TH' },
	bill_to: null,
	lines: prices.map((unit_price_minor, index) => ({
		reference: `l${index}`,
		sku: `SKU-${index}`,
		title: { en: `Piece ${index}`, th: `ชิ้นที่ ${index}` },
		options: [],
		image: null,
		quantity: 1,
		unit_price_minor,
		discount_minor: 0,
		tax_minor: Math.round((unit_price_minor * 7) / 107),
		tax_rate_bp: 700,
		category: 'home',
		tags: [],
		final_sale: false
	})),
	discount: { label: null, amount_minor: 0 },
	shipping: { amount_minor: 0, tax_minor: 0 },
	total_minor: null,
	payments: payments.map((provider_ref, index) => ({
		reference: `p${index}`,
		provider: 'stripe',
		method: 'card',
		method_label: 'Visa •••• 4242',
		provider_ref,
		authorized_minor: amounts[index] ?? 0,
		captured_minor: amounts[index] ?? 0,
		captured_at: delivered - 5 * DAY
	})),
	refunds: [],
	fulfilments: [
		{
			reference: 'f1',
			carrier: 'Siam Parcel',
			service: 'standard',
			tracking_number: `SP${reference}123456`,
			tracking_url: null,
			origin: 'Bang Na',
			destination: 'Bangkok',
			packed_at: delivered - 2 * DAY,
			shipped_at: delivered - 2 * DAY,
			delivered_at: delivered,
			promised_at: null,
			estimated_at: null,
			cancelled: false,
			lines: prices.map((_price, index) => ({ line: `l${index}`, quantity: 1 })),
			events: []
		}
	]
});

export function value<T>(result: Result<T>): T {
	if (!result.ok) throw new Error(`the shop could not be opened: ${result.refusal.reason}`);
	return result.value;
}
