import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import type { NeutralFulfilment, NeutralOrder } from '#lib/domain/order/neutral.ts';
import { DAY, HOUR, MINUTE } from '#lib/domain/time.ts';
import { answerCancellation } from '#lib/server/commands/cancellations/answer-cancellation.ts';
import { requestCancellation } from '#lib/server/commands/cancellations/request-cancellation.ts';
import type { CancelInput } from '#lib/server/commands/cancellations/types.ts';
import { withdrawCancellation } from '#lib/server/commands/cancellations/withdraw-cancellation.ts';
import { recordFulfilment } from '#lib/server/commands/orders/record-fulfilment.ts';
import { findCancellation } from '#lib/server/store/cancellations.ts';
import { fulfilmentsOfOrder } from '#lib/server/store/fulfilments.ts';
import { findOrder, linesOfOrder } from '#lib/server/store/orders.ts';
import { paymentsOfOrder } from '#lib/server/store/payments.ts';
import { describeEngines } from '../../support/databases.ts';
import { freshOrder, type PaidBy } from '../../support/fresh-order.ts';
import {
	agent,
	customer,
	lead,
	openReturnsShop,
	reasonOf,
	submit,
	receiveAndAccept,
	system,
	value,
	type PlacedOrder,
	type ReturnsShop
} from '../../support/returns-shop.ts';

let shop: ReturnsShop;
afterEach(() => shop.close());

describeEngines('cancelling', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
	});
	const read = () => shop.ctx.db.read;
	const lamp = (age: number, paid: PaidBy = 'taken', over: Partial<NeutralOrder> = {}) =>
		freshOrder(shop, [{ quantity: 3, unit_price_minor: 20_000 }], {
			age,
			paid,
			shipping: { amount_minor: 5_000, tax_minor: 327 },
			...over
		});
	let key = 0;
	const cancel = (order: PlacedOrder, quantity: number | null = null, over: Partial<CancelInput> = {}) =>
		requestCancellation(shop.ctx, over.idempotency_key === 'agent' ? agent : customer(order.id), {
			order_id: order.id,
			lines: quantity === null ? null : [{ line_id: order.lines[0]!.id, quantity }],
			reason_code: null,
			idempotency_key: `k${(key += 1)}`,
			...over
		});
	const state = async (id: Id<'can'>) => (await findCancellation(read(), id))?.state;
	const line = async (order: PlacedOrder) => (await linesOfOrder(read(), order.id))[0]!;
	const money = async (order: PlacedOrder) => (await paymentsOfOrder(read(), order.id))[0]!;
	const mailed = async () =>
		(await read().selectFrom('messages').select('kind').orderBy('id').execute())
			.map(({ kind }) => kind)
			.filter((kind) => kind.startsWith('cancellation'));
	const intent = (order: PlacedOrder) => shop.stripe.paymentIntents.retrieve(order.paymentIntent);

	const parcel = (over: Partial<NeutralFulfilment> = {}): NeutralFulfilment => ({
		reference: 'box',
		carrier: 'Siam Parcel',
		service: '',
		tracking_number: null,
		tracking_url: null,
		origin: '',
		destination: '',
		packed_at: null,
		shipped_at: null,
		delivered_at: null,
		promised_at: null,
		estimated_at: null,
		cancelled: false,
		lines: [{ line: 'l0', quantity: 3 }],
		events: [],
		...over
	});
	const pack = (order: PlacedOrder, over: Partial<NeutralFulfilment> = {}, force = false) =>
		recordFulfilment(shop.ctx, system, {
			order_id: order.id,
			force,
			fulfilment: parcel({ packed_at: shop.ctx.clock.now(), ...over })
		});

	test('a whole order inside the grace: accepted, refunded with its delivery, and then done', async () => {
		const order = await lamp(MINUTE);
		const made = value(await cancel(order, null, { quoted_minor: 65_000 }));
		expect(made.state).toBe('refunding');
		expect((await findOrder(read(), order.id))?.cancelled_at).not.toBeNull();
		expect(await line(order)).toMatchObject({
			qty_cancelled: 3,
			refunded_quantity: 3,
			refunded_minor: 60_000
		});
		await shop.work();
		shop.pass(2 * MINUTE);
		await shop.work();
		expect(await state(made.cancellation_id)).toBe('done');
		expect(await money(order)).toMatchObject({ refunded_minor: 65_000, reserved_minor: 0 });
		expect(reasonOf(await cancel(order))).toBe('order_cancelled');
		expect(await mailed()).toEqual(['cancellation_accepted']);
		await shop.expectSound();
	});

	test('the same key is the same cancellation; another total than shown is refused', async () => {
		const order = await lamp(MINUTE);
		expect(reasonOf(await cancel(order, 1, { quoted_minor: 1 }))).toBe('quote_changed');
		const once = value(await cancel(order, 1, { idempotency_key: 'same' }));
		const again = value(await cancel(order, 1, { idempotency_key: 'same' }));
		expect(again.cancellation_id).toBe(once.cancellation_id);
		expect(reasonOf(await cancel(order, 2, { idempotency_key: 'same' }))).toBe('key_reused_with_other_body');
		expect((await line(order)).qty_cancelled).toBe(1);
	});

	test('held money: a part is captured, then the rest of the order is a refund', async () => {
		const order = await lamp(MINUTE, 'held');
		const made = value(await cancel(order, 1));
		expect(made.state).toBe('releasing');
		// Whoever asks again before the bank has answered is asked to wait.
		expect(reasonOf(await cancel(order, 1))).toBe('payment_in_motion');
		await shop.work();
		expect(await intent(order)).toMatchObject({ status: 'succeeded', amount_received: 45_000 });
		expect(await state(made.cancellation_id)).toBe('done');
		expect(await money(order)).toMatchObject({ captured_minor: 45_000, released_minor: 20_000 });
		value(await cancel(order));
		await shop.work();
		shop.pass(2 * MINUTE);
		await shop.work();
		expect(await money(order)).toMatchObject({ captured_minor: 45_000, refunded_minor: 45_000 });
		await shop.expectSound();
	});

	test('held money of a whole order is let go and never taken', async () => {
		const order = await lamp(MINUTE, 'held');
		const made = value(await cancel(order));
		await shop.work();
		expect(await intent(order)).toMatchObject({ status: 'canceled', amount_received: 0 });
		expect(await state(made.cancellation_id)).toBe('done');
		expect(await money(order)).toMatchObject({ captured_minor: 0, released_minor: 65_000 });
		await shop.expectSound();
	});

	test('cash at the door simply falls, and the rest is taken on delivery', async () => {
		const order = await lamp(MINUTE, 'door');
		expect(value(await cancel(order, 1)).state).toBe('done');
		const sent = { shipped_at: shop.ctx.clock.now(), delivered_at: shop.ctx.clock.now() };
		value(await pack(order, { lines: [{ line: 'l0', quantity: 2 }], ...sent }, true));
		expect(await money(order)).toMatchObject({ captured_minor: 45_000, released_minor: 20_000 });
		await shop.expectSound();
	});

	test('later the warehouse is asked: it stops the pieces, and the money goes', async () => {
		const order = await lamp(5 * HOUR);
		const made = value(await cancel(order, 2));
		expect(made.state).toBe('warehouse_check');
		expect((await line(order)).qty_cancelled).toBe(0);
		expect(reasonOf(await cancel(order, 1))).toBe('cancellation_open');
		expect(reasonOf(await pack(order))).toBe('cancellation_unanswered');
		const ref = { cancellation_id: made.cancellation_id, version: made.version };
		expect(reasonOf(await answerCancellation(shop.ctx, customer(order.id), { ...ref, answer: 'stop' }))).toBe(
			'not_allowed'
		);
		expect(value(await answerCancellation(shop.ctx, agent, { ...ref, answer: 'stop' })).state).toBe(
			'refunding'
		);
		expect(reasonOf(await answerCancellation(shop.ctx, agent, { ...ref, answer: 'stop' }))).toBe(
			'changed_meanwhile'
		);
		expect(reasonOf(await pack(order))).toBe('pieces_cancelled');
		value(await pack(order, { lines: [{ line: 'l0', quantity: 1 }] }));
		await shop.work();
		shop.pass(2 * MINUTE);
		await shop.work();
		expect(await state(made.cancellation_id)).toBe('done');
		expect(await mailed()).toEqual(['cancellation_checking', 'cancellation_accepted']);
		await shop.expectSound();
	});

	test('too late: the warehouse says so, or simply packs', async () => {
		const told = await lamp(5 * HOUR);
		const asked = value(await cancel(told));
		expect(value(await answerCancellation(shop.ctx, agent, { ...asked, answer: 'too_late' })).state).toBe(
			'too_late'
		);
		const packed = await lamp(5 * HOUR);
		const second = value(await cancel(packed, 1));
		value(await pack(packed, {}, true));
		expect(await state(second.cancellation_id)).toBe('too_late');
		expect(reasonOf(await cancel(packed, 1))).toBe('cannot_cancel');
		expect(
			reasonOf(
				await answerCancellation(shop.ctx, agent, { cancellation_id: second.cancellation_id, answer: 'stop' })
			)
		).toBe('not_in_this_state');
		expect(await mailed()).toEqual([
			'cancellation_checking',
			'cancellation_too_late',
			'cancellation_checking',
			'cancellation_too_late'
		]);
	});

	test('the customer keeps the order after all, while nobody has answered', async () => {
		const order = await lamp(5 * HOUR);
		const made = value(await cancel(order));
		expect(value(await withdrawCancellation(shop.ctx, customer(order.id), made)).state).toBe('withdrawn');
		expect(
			reasonOf(
				await answerCancellation(shop.ctx, agent, { cancellation_id: made.cancellation_id, answer: 'stop' })
			)
		).toBe('not_in_this_state');
		value(await pack(order));
		const stranger = await lamp(5 * HOUR);
		const theirs = value(await cancel(stranger));
		expect(reasonOf(await withdrawCancellation(shop.ctx, customer(order.id), theirs))).toBe('not_found');
	});

	test('nothing is packed during the grace unless forced', async () => {
		const order = await lamp(MINUTE);
		expect(reasonOf(await pack(order))).toBe('fulfilment_on_hold');
		value(await pack(order, { packed_at: null }));
		value(await pack(order, {}, true));
		expect(reasonOf(await cancel(order))).toBe('nothing_to_cancel');
	});

	test('a lead calls back what is packed; its parcel goes with it', async () => {
		const order = await lamp(5 * HOUR);
		value(await pack(order));
		const asked = { order_id: order.id, lines: null, reason_code: null, idempotency_key: 'back' };
		expect(reasonOf(await requestCancellation(shop.ctx, agent, asked))).toBe('nothing_to_cancel');
		expect(value(await requestCancellation(shop.ctx, lead, asked)).state).toBe('refunding');
		expect((await fulfilmentsOfOrder(read(), order.id)).map((one) => one.state)).toEqual(['cancelled']);
		await shop.expectSound();
	});

	test('pieces in a parcel that is not packed come out of it', async () => {
		const order = await lamp(5 * HOUR);
		value(await pack(order, { packed_at: null, lines: [{ line: 'l0', quantity: 2 }] }));
		const made = value(await cancel(order, 2));
		value(await answerCancellation(shop.ctx, agent, { ...made, answer: 'stop' }));
		const contents = await read().selectFrom('fulfilment_lines').select('quantity').execute();
		expect(contents).toEqual([{ quantity: 1 }]);
	});

	test('what is left can be sent and returned, and all of it comes to the whole', async () => {
		const order = await lamp(MINUTE);
		value(await cancel(order, 1));
		const sent = { shipped_at: shop.ctx.clock.now(), delivered_at: shop.ctx.clock.now() };
		value(await pack(order, { lines: [{ line: 'l0', quantity: 2 }], ...sent }, true));
		shop.pass(DAY);
		const { return_id } = await submit(shop, { ...order, lines: [await line(order)] }, [2]);
		await receiveAndAccept(shop, return_id);
		for (let round = 0; round < 2; round++) {
			await shop.work();
			shop.pass(2 * MINUTE);
		}
		expect(await line(order)).toMatchObject({ refunded_quantity: 3, refunded_minor: 60_000 });
		await shop.expectSound();
	});
});
