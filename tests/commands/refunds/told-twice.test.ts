import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NeutralRefund } from '#lib/domain/order/neutral.ts';
import { HOUR } from '#lib/domain/time.ts';
import type { Database } from '#lib/server/store/database.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	openReturnsShop,
	placeOrder,
	receiveAndAccept,
	submit,
	type PlacedOrder,
	type ReturnsShop
} from '../../support/returns-shop.ts';

/** Each refund is counted once, whoever tells of it first and with or without the provider's id. */
describeEngines('a refund told by shop and provider', (engine, open) => {
	let db: Database;
	let shop: ReturnsShop;
	let orders = 0;

	beforeAll(async () => {
		db = await open();
		shop = await openReturnsShop(db);
	});
	afterAll(() => shop.close());

	type Told = Partial<NeutralRefund>;
	type Shopped = PlacedOrder & { tell(refunds: Told[]): Promise<void> };

	/** An order of two pieces of 450.00, and the shop that tells it again with refunds it knows of. */
	async function bought(): Promise<Shopped> {
		orders += 1;
		const reference = `told-${engine}-${orders}`;
		const lines = [{ quantity: 2, unit_price_minor: 45_000 }];
		const order = await placeOrder(shop, lines, { reference, number: reference });
		const [payment] = await paymentsOf(order);
		if (!payment) throw new Error('no payment');
		const payments = [
			{
				reference: 'p1',
				provider: 'stripe' as const,
				method: 'card',
				method_label: payment.method_label,
				provider_ref: order.paymentIntent,
				authorized_minor: payment.authorized_minor,
				captured_minor: payment.captured_minor,
				captured_at: payment.captured_at
			}
		];
		const tell = async (refunds: Told[]) => {
			const told = refunds.map((one, index) => ({
				reference: `r${index}`,
				created_at: shop.ctx.clock.now(),
				amount_minor: 45_000,
				shipping_minor: 0,
				payments: [],
				lines: [],
				...one
			}));
			await placeOrder(shop, lines, { reference, number: reference, payments, refunds: told });
		};
		return { ...order, tell };
	}

	const paymentsOf = (order: PlacedOrder) =>
		db.read.selectFrom('payments').selectAll().where('order_id', '=', order.id).execute();
	const refunded = async (order: PlacedOrder) => (await paymentsOf(order))[0]?.refunded_minor;
	const standing = (order: PlacedOrder) =>
		db.read
			.selectFrom('refunds')
			.selectAll()
			.where('order_id', '=', order.id)
			.where('state', '<>', 'cancelled')
			.execute();
	const atDashboard = (order: PlacedOrder, amount: number) =>
		shop.stripe.refunds.create({ payment_intent: order.paymentIntent, amount });
	const piece = {
		line: 'l0',
		quantity: 1,
		amount_minor: 45_000,
		tax_minor: 2_944,
		goods: 'returned' as const
	};

	test('the shop first, without the provider’s id, then the webhook: one refund, and it has the id', async () => {
		const order = await bought();
		await order.tell([{ lines: [piece] }]);
		const made = await atDashboard(order, 45_000);
		await shop.work();
		expect(await refunded(order)).toBe(45_000);
		expect(await standing(order)).toMatchObject([{ source: 'external', goods_minor: 45_000 }]);
		const rows = await db.read
			.selectFrom('refund_payments')
			.selectAll()
			.where('gateway_refund_id', '=', made.id)
			.execute();
		expect(rows).toHaveLength(1);
		await shop.expectSound();
	});

	test('the webhook first, then the shop: the goods are counted, the money once', async () => {
		const order = await bought();
		await atDashboard(order, 45_000);
		await shop.work();
		await order.tell([{ lines: [piece] }]);
		await order.tell([{ lines: [piece] }]);
		expect(await refunded(order)).toBe(45_000);
		expect(await standing(order)).toMatchObject([{ goods_minor: 45_000, state: 'succeeded' }]);
		const [line] = await db.read
			.selectFrom('order_lines')
			.selectAll()
			.where('order_id', '=', order.id)
			.execute();
		expect(line).toMatchObject({ qty_returned: 1, refunded_quantity: 1, refunded_minor: 45_000 });
		await shop.expectSound();
	});

	test('two equal refunds stay two, told in either order', async () => {
		const order = await bought();
		await order.tell([{}, {}]);
		await atDashboard(order, 45_000);
		await atDashboard(order, 45_000);
		await shop.work();
		expect(await refunded(order)).toBe(90_000);
		expect(await standing(order)).toHaveLength(2);
		const back = await bought();
		await atDashboard(back, 45_000);
		await atDashboard(back, 45_000);
		await shop.work();
		await back.tell([{}, {}]);
		expect(await refunded(back)).toBe(90_000);
		expect(await standing(back)).toHaveLength(2);
		await shop.expectSound();
	});

	test('one told and two made: the second is another refund', async () => {
		const order = await bought();
		await order.tell([{}]);
		await atDashboard(order, 45_000);
		await atDashboard(order, 45_000);
		await shop.work();
		expect(await refunded(order)).toBe(90_000);
		expect(await standing(order)).toHaveLength(2);
		await shop.expectSound();
	});

	test('our own refund, told back by the shop without an id, is ours, also when it tells it again', async () => {
		const order = await bought();
		await receiveAndAccept(shop, (await submit(shop, order, [1])).return_id);
		await shop.work();
		const [own] = await standing(order);
		const told = { amount_minor: own?.amount_minor ?? 0 };
		await order.tell([told]);
		await order.tell([told]);
		expect(await refunded(order)).toBe(told.amount_minor);
		expect(await standing(order)).toMatchObject([{ source: 'return' }]);
		await shop.expectSound();
	});

	test('another amount, or another day, is another refund', async () => {
		const order = await bought();
		await order.tell([
			{ amount_minor: 20_000 },
			{ amount_minor: 10_000, created_at: shop.ctx.clock.now() - 37 * HOUR }
		]);
		await atDashboard(order, 20_001);
		await atDashboard(order, 10_000);
		await shop.work();
		expect(await refunded(order)).toBe(60_001);
		expect(await standing(order)).toHaveLength(4);
	});
});
