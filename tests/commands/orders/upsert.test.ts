import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import type { NeutralOrder } from '#lib/domain/order/neutral.ts';
import type { Result } from '#lib/domain/result.ts';
import { recordFulfilment } from '#lib/server/commands/orders/record-fulfilment.ts';
import { upsertOrder, type UpsertedOrder } from '#lib/server/commands/orders/upsert-order.ts';
import { orderFacts, orderView } from '#lib/server/queries/order.ts';
import type { OrderView } from '#lib/server/queries/order.ts';
import { findByTerm } from '#lib/server/store/search-terms.ts';
import { describeEngines } from '../../support/databases.ts';
import { exampleOrder } from '../../support/orders.ts';
import { shopContext, type ShopContext } from '../../support/shop-context.ts';

const SYSTEM: Actor = { kind: 'system' };

describeEngines('orders come in', (_engine, open) => {
	const take = async (ctx: ShopContext, order: NeutralOrder, notify = false): Promise<UpsertedOrder> => {
		const result = await upsertOrder(ctx, SYSTEM, order, { notify });
		if (!result.ok) throw new Error(JSON.stringify(result.refusal));
		return result.value;
	};
	const view = async (ctx: ShopContext, taken: UpsertedOrder): Promise<OrderView> => {
		const found = await orderView(ctx.db.read, taken.id, ctx.clock.now());
		if (!found) throw new Error('the order is not there');
		return found;
	};
	const reasonOf = (result: Result<unknown>) =>
		result.ok
			? 'accepted'
			: [result.refusal.reason, result.refusal.facts.pointer ?? result.refusal.facts.field];

	test('a Thai order with a discount: every line knows what was paid for it', async () => {
		const ctx = await shopContext(await open());
		const taken = await take(ctx, exampleOrder('thai'));
		expect(taken).toMatchObject({ number: 'HW-20417', created: true, changed: true });
		const { order, lines, payments, fulfilments, facts } = await view(ctx, taken);
		expect(order).toMatchObject({
			goods_minor: 297_000,
			order_discount_minor: 16_590,
			total_minor: 285_410,
			email_norm: 'siriporn@example.com',
			phone_norm: '66812345678',
			ship_country: 'TH'
		});
		// 16,590 over 258,000 and 39,000: 14,411.515… and 2,178.484…; the larger remainder takes the missing unit.
		expect(lines.map((line) => [line.order_discount_share_minor, line.paid_minor])).toEqual([
			[14_412, 243_588],
			[2_178, 36_822]
		]);
		expect(order.ship_to).toMatchObject({ subdistrict: 'สามเสนใน', province: 'กรุงเทพมหานคร' });
		expect(payments[0]).toMatchObject({ provider: 'stripe', captured_minor: 285_410, minor_step: 1 });
		expect(fulfilments[0]).toMatchObject({ state: 'delivered', tracking_norm: 'EX123456785TH' });
		expect(lines.map((line) => line.qty_fulfilled)).toEqual([2, 1]);
		expect(facts.lines[0]?.parcels).toEqual([
			{
				quantity: 2,
				shipped_at: Date.parse('2026-11-03T14:00:00+07:00'),
				delivered_at: Date.parse('2026-11-05T11:42:00+07:00'),
				tracked: true,
				carrier: 'Thailand Post'
			}
		]);
		expect(await orderFacts(ctx.db.read, taken.id, ctx.clock.now())).toEqual(facts);
	});

	test('tax on top: a line’s price holds its tax, shipping its own', async () => {
		const ctx = await shopContext(await open());
		const { order, lines, refunds, payments } = await view(ctx, await take(ctx, exampleOrder('american')));
		expect(order.total_minor).toBe(4800 * 2 - 960 + 605 + 2200 + 154 + 1500);
		expect(lines.map((line) => line.paid_minor)).toEqual([9_245, 2_354]);
		// What was refunded before reduces what is left of line, payment and units.
		expect(refunds).toHaveLength(1);
		expect(refunds[0]).toMatchObject({ source: 'external', state: 'succeeded', amount_minor: 2_354 });
		expect(refunds[0]?.payments).toMatchObject([{ state: 'succeeded', amount_minor: 2_354 }]);
		expect(lines[1]).toMatchObject({
			qty_returned: 1,
			refunded_minor: 2_354,
			refunded_tax_minor: 154,
			refunded_quantity: 1
		});
		expect(payments[0]).toMatchObject({ captured_minor: 13_099, refunded_minor: 2_354, reserved_minor: 0 });
	});

	test('the same order again writes nothing', async () => {
		const ctx = await shopContext(await open());
		const first = await take(ctx, exampleOrder('american'));
		const before = await view(ctx, first);
		ctx.pass(60_000);
		const shuffled = Object.fromEntries(Object.entries(exampleOrder('american')).reverse()) as NeutralOrder;
		expect(await take(ctx, shuffled)).toEqual({ ...first, created: false, changed: false });
		expect(await view(ctx, first)).toEqual(before);
	});

	test('twice at the same moment is one order', async () => {
		const ctx = await shopContext(await open());
		const both = await Promise.all([1, 2, 3].map(() => take(ctx, exampleOrder('thai'), true)));
		expect(both.filter((one) => one.created)).toHaveLength(1);
		expect(new Set(both.map((one) => one.id)).size).toBe(1);
		const mails = await ctx.db.read.selectFrom('messages').selectAll().execute();
		expect(mails).toMatchObject([{ kind: 'order_link', recipient: 'siriporn@example.com', locale: 'th' }]);
		expect(await ctx.db.read.selectFrom('customers').selectAll().execute()).toHaveLength(1);
	});

	test('nobody is mailed unless asked', async () => {
		const ctx = await shopContext(await open());
		await take(ctx, exampleOrder('thai'));
		await take(
			ctx,
			exampleOrder('thai', (order) => void (order.discount.label = 'OTHER')),
			true
		);
		expect(await ctx.db.read.selectFrom('messages').selectAll().execute()).toEqual([]);
	});

	test('an update brings a new parcel, a captured payment and a new address', async () => {
		const ctx = await shopContext(await open());
		const first = await take(ctx, exampleOrder('cash'));
		const changed = exampleOrder('cash', (order) => {
			order.payments[0]!.captured_minor = 79_600;
			order.payments[0]!.authorized_minor = 79_600;
			order.ship_to = { ...order.ship_to, line1: '46 หมู่ 3' };
			order.customer.email = 'Somchai@Example.com';
			order.fulfilments = exampleOrder('thai').fulfilments.map((parcel) => ({
				...parcel,
				lines: [{ line: '1', quantity: 3 }],
				delivered_at: null
			}));
		});
		ctx.pass(1_000);
		expect(await take(ctx, changed)).toEqual({ ...first, created: false, changed: true });
		const { order, lines, fulfilments, events } = await view(ctx, first);
		expect(order).toMatchObject({
			version: 2,
			email_norm: 'somchai@example.com',
			updated_at: ctx.clock.now()
		});
		expect(order.ship_to.line1).toBe('46 หมู่ 3');
		expect(lines[0]).toMatchObject({ quantity: 4, qty_fulfilled: 3 });
		expect(fulfilments[0]).toMatchObject({ state: 'shipped' });
		expect(events.map((event) => event.type)).toEqual([
			'order_placed',
			'order_updated',
			'payment_captured',
			'parcel_recorded'
		]);
	});

	test('what was sent keeps its price and its units', async () => {
		const ctx = await shopContext(await open());
		const first = await take(ctx, exampleOrder('thai'));
		const before = await view(ctx, first);
		const attempt = async (change: (order: NeutralOrder) => void) =>
			reasonOf(
				await upsertOrder(
					ctx,
					SYSTEM,
					exampleOrder('thai', (order) => {
						order.total_minor = null;
						change(order);
					})
				)
			);
		expect(await attempt((order) => void (order.lines[0]!.unit_price_minor += 1))).toEqual([
			'line_cannot_change',
			'/lines/0/unit_price_minor'
		]);
		expect(await attempt((order) => void (order.lines[0]!.quantity = 1))).toEqual([
			'quantity_below_fulfilled',
			'/lines/0/quantity'
		]);
		expect(await attempt((order) => void order.lines.pop())).toEqual(['line_cannot_change', '/lines']);
		expect(await attempt((order) => void (order.discount.amount_minor += 5_000))).toEqual([
			'line_cannot_change',
			'/lines/0'
		]);
		expect(await attempt((order) => void (order.currency = 'USD'))).toEqual([
			'currency_mismatch',
			'/currency'
		]);
		expect(await attempt((order) => void (order.payments[0]!.provider = 'other'))).toEqual([
			'value_invalid',
			'/payments/0/provider'
		]);
		expect(await view(ctx, first)).toEqual(before);
	});

	test('lines nothing has happened to may come and go', async () => {
		const ctx = await shopContext(await open());
		const first = await take(ctx, exampleOrder('cash'));
		await take(
			ctx,
			exampleOrder('cash', (order) => {
				order.lines = [
					{ ...order.lines[0]!, reference: '2', sku: 'BOWL', unit_price_minor: 25_000, quantity: 1 },
					{ ...order.lines[0]!, reference: '3', sku: 'PLATE', quantity: 2 }
				];
			})
		);
		const { lines, order } = await view(ctx, first);
		expect(lines.map((line) => [line.external_ref, line.paid_minor])).toEqual([
			['2', 25_000],
			['3', 39_800]
		]);
		expect(order.total_minor).toBe(64_800);
	});

	describe('what does not fit is refused whole', () => {
		const cases: [string, (order: NeutralOrder) => void, [string, string]][] = [
			[
				'a total that is wrong',
				(order) => void (order.total_minor = 1),
				['totals_do_not_add_up', undefined!]
			],
			[
				'a parcel with more than was ordered',
				(order) => void (order.fulfilments[0]!.lines[0]!.quantity = 3),
				['fulfilment_exceeds_ordered', '/fulfilments']
			],
			[
				'a parcel with a line that is not there',
				(order) => void (order.fulfilments[0]!.lines[0]!.line = 'x'),
				['line_unknown', '/fulfilments/0/lines/0/line']
			],
			[
				'more captured than authorised',
				(order) => void (order.payments[0]!.authorized_minor = 1),
				['amount_invalid', '/payments/0/captured_minor']
			],
			[
				'a refund above what was paid',
				(order) =>
					void (order.refunds = [
						{
							reference: 'r',
							created_at: 0,
							amount_minor: 285_411,
							shipping_minor: 0,
							payments: [],
							lines: []
						}
					]),
				['amount_exceeds_refundable', '/refunds/0/amount_minor']
			],
			[
				'a refund of more units than were sent',
				(order) =>
					void (order.refunds = [
						{
							reference: 'r',
							created_at: 0,
							amount_minor: 10,
							shipping_minor: 0,
							payments: [],
							lines: [{ line: '2', quantity: 2, amount_minor: 10, tax_minor: 0, goods: 'returned' }]
						}
					]),
				['quantity_exceeds_returnable', '/refunds/0/lines/0/quantity']
			],
			[
				'a refund of more shipping than was charged',
				(order) =>
					void (order.refunds = [
						{
							reference: 'r',
							created_at: 0,
							amount_minor: 5_001,
							shipping_minor: 5_001,
							payments: [],
							lines: []
						}
					]),
				['amount_exceeds_refundable', '/refunds/0/shipping_minor']
			]
		];

		test.each(cases)('%s', async (_name, change, [reason, pointer]) => {
			const ctx = await shopContext(await open());
			const result = await upsertOrder(ctx, SYSTEM, exampleOrder('thai', change));
			expect(reasonOf(result)).toEqual([reason, pointer]);
			for (const table of [
				'orders',
				'order_lines',
				'payments',
				'customers',
				'events',
				'search_terms'
			] as const) {
				expect(await ctx.db.read.selectFrom(table).selectAll().execute(), table).toEqual([]);
			}
		});

		test('another order with the same number', async () => {
			const ctx = await shopContext(await open());
			await take(ctx, exampleOrder('thai'));
			const other = exampleOrder('cash', (order) => void (order.number = 'hw 20417'));
			expect(reasonOf(await upsertOrder(ctx, SYSTEM, other))).toEqual(['order_number_taken', '/number']);
		});

		test('a payment that belongs to another order', async () => {
			const ctx = await shopContext(await open());
			await take(ctx, exampleOrder('thai'));
			const other = exampleOrder('cash', (order) => {
				order.payments = exampleOrder('thai').payments;
			});
			expect(reasonOf(await upsertOrder(ctx, SYSTEM, other))).toEqual([
				'value_invalid',
				'/payments/0/provider_ref'
			]);
		});
	});

	test('one person, by e-mail, whatever the case; by phone only without an e-mail', async () => {
		const ctx = await shopContext(await open());
		const person = async (name: 'thai' | 'cash', change: (order: NeutralOrder) => void) =>
			(await view(ctx, await take(ctx, exampleOrder(name, change)))).order.customer_id;
		const first = await person('thai', () => {});
		const second = await person('cash', (order) => {
			order.customer = { ...order.customer, email: ' SIRIPORN@example.com', phone: null };
		});
		expect(second).toBe(first);
		const byPhone = await person('cash', (order) => {
			order.reference = order.number = 'cod-6';
			order.customer.phone = '081 234 5678';
		});
		expect(byPhone).not.toBe(first);
		const again = await person('cash', (order) => {
			order.reference = order.number = 'cod-7';
			order.customer.phone = '+66 81 234 5678';
		});
		expect(again).toBe(byPhone);
		const nobody = await person('cash', (order) => {
			order.reference = order.number = 'cod-8';
			order.customer.phone = null;
		});
		expect(nobody).toBeNull();
	});

	test.each(['hw-20417', 'HW20417', '20417', 'siriporn@', '081234', '66812', 'ศิริพร', 'วงศ์', 'ex1234'])(
		'found by %s',
		async (typed) => {
			const ctx = await shopContext(await open());
			const { id } = await take(ctx, exampleOrder('thai'));
			await take(ctx, exampleOrder('american'));
			const found = await findByTerm(ctx.db.read, typed, 10);
			expect(found.length).toBeGreaterThan(0);
			expect(new Set(found.map((term) => term.order_id))).toEqual(new Set([id]));
		}
	);

	test('a shop that tells back what Homeward refunded does not count it twice', async () => {
		const ctx = await shopContext(await open());
		const refund = {
			reference: 'first',
			created_at: ctx.clock.now(),
			amount_minor: 10_000,
			shipping_minor: 0,
			payments: [{ payment: 'pay-1', amount_minor: 10_000, provider_ref: 're_1' }],
			lines: []
		};
		const first = await take(
			ctx,
			exampleOrder('thai', (order) => void (order.refunds = [refund]))
		);
		await take(
			ctx,
			exampleOrder('thai', (order) => void (order.refunds = [refund, { ...refund, reference: 'told again' }]))
		);
		const { refunds, payments } = await view(ctx, first);
		expect(refunds).toHaveLength(1);
		expect(payments[0]?.refunded_minor).toBe(10_000);
	});

	test('units that were never sent are cancelled by their refund, and can no longer be packed', async () => {
		const ctx = await shopContext(await open());
		const part = { line: '1', quantity: 1, amount_minor: 19_900, tax_minor: 0, goods: 'not_sent' as const };
		const taken = await take(
			ctx,
			exampleOrder('cash', (order) => {
				order.payments[0]!.captured_minor = order.payments[0]!.authorized_minor = 79_600;
				order.refunds = [
					{
						reference: 'short',
						created_at: 0,
						amount_minor: 19_900,
						shipping_minor: 0,
						payments: [],
						lines: [part]
					}
				];
			})
		);
		expect((await view(ctx, taken)).lines[0]).toMatchObject({ qty_cancelled: 1, refunded_quantity: 1 });
		const parcel = exampleOrder('thai').fulfilments[0]!;
		const packed = await recordFulfilment(ctx, SYSTEM, {
			order_id: taken.id,
			fulfilment: { ...parcel, lines: [{ line: '1', quantity: 4 }] }
		});
		expect(reasonOf(packed)[0]).toBe('pieces_cancelled');
	});
});
