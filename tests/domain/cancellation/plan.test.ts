import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planCancellation, type OrderToCancel } from '#lib/domain/cancellation/plan.ts';
import { moneyTold } from '#lib/domain/cancellation/told.ts';
import { HOUR, MINUTE } from '#lib/domain/time.ts';

const PLACED = Date.UTC(2026, 10, 22, 3);
const IN_GRACE = PLACED + 10 * MINUTE;
const LATER = PLACED + 5 * HOUR;

const line = (over: Partial<OrderToCancel['lines'][number]> = {}): OrderToCancel['lines'][number] => ({
	line_id: 'lin_a',
	quantity: 3,
	qty_cancelled: 0,
	qty_fulfilled: 0,
	final_sale: false,
	origin: 'sale',
	paid_minor: 10_000,
	tax_minor: 654,
	refunded_minor: 0,
	refunded_tax_minor: 0,
	refunded_quantity: 0,
	...over
});
const payment = (
	over: Partial<OrderToCancel['payments'][number]> = {}
): OrderToCancel['payments'][number] => ({
	payment_id: 'pay_a',
	external_ref: 'p1',
	provider: 'stripe',
	method: 'card',
	minor_step: 1,
	authorized_minor: 10_500,
	captured_minor: 10_500,
	reserved_minor: 0,
	refunded_minor: 0,
	released_minor: 0,
	disputed: false,
	...over
});
const order = (over: Partial<OrderToCancel> = {}): OrderToCancel => ({
	placed_at: PLACED,
	cancelled_at: null,
	total_minor: 10_500,
	lines: [line()],
	parcels: [],
	shipping: { charged_minor: 500, tax_minor: 33, refunded_minor: 0 },
	payments: [payment()],
	settings: { grace_minutes: 60, after_grace: 'check' },
	...over
});
const planned = (...args: Parameters<typeof planCancellation>) => {
	const plan = planCancellation(...args);
	if (!plan.ok) throw new Error(plan.refusal.reason);
	return plan.value;
};
const reason = (...args: Parameters<typeof planCancellation>) => {
	const plan = planCancellation(...args);
	return plan.ok ? null : [plan.refusal.reason, plan.refusal.facts.why ?? null];
};

describe('two clocks', () => {
	test('inside the grace it is accepted by itself, later the warehouse is asked or the shop trusts', () => {
		expect(planned(order(), null, IN_GRACE).answer).toBe('accept');
		expect(planned(order(), null, PLACED + 60 * MINUTE).answer).toBe('check');
		const trusting = order({ settings: { grace_minutes: 0, after_grace: 'accept' } });
		expect(planned(trusting, null, LATER).answer).toBe('accept');
	});

	test('once picking has begun the warehouse is asked, whatever the clock says', () => {
		const picked = order({
			parcels: [{ fulfilment_id: 'ful_a', state: 'pending', lines: [{ line_id: 'lin_a', quantity: 2 }] }]
		});
		expect(planned(picked, [{ line_id: 'lin_a', quantity: 1 }], IN_GRACE).answer).toBe('accept');
		expect(planned(picked, [{ line_id: 'lin_a', quantity: 2 }], IN_GRACE).answer).toBe('check');
		expect(planned(picked, null, LATER, 'staff').answer).toBe('accept');
	});

	test('what is packed or sent stays; a lead calls back what is packed', () => {
		const packed = order({
			parcels: [{ fulfilment_id: 'ful_a', state: 'packed', lines: [{ line_id: 'lin_a', quantity: 3 }] }]
		});
		expect(reason(packed, [{ line_id: 'lin_a', quantity: 1 }], IN_GRACE)).toEqual([
			'cannot_cancel',
			'packed'
		]);
		expect(reason(packed, null, IN_GRACE)).toEqual(['nothing_to_cancel', null]);
		expect(reason(packed, null, IN_GRACE, 'staff')).toEqual(['nothing_to_cancel', null]);
		expect(planned(packed, null, IN_GRACE, 'lead').lines).toEqual([{ line_id: 'lin_a', quantity: 3 }]);
		const sent = order({ lines: [line({ qty_fulfilled: 3 })] });
		expect(reason(sent, [{ line_id: 'lin_a', quantity: 1 }], IN_GRACE, 'lead')).toEqual([
			'cannot_cancel',
			'sent'
		]);
	});

	test('each line says why not', () => {
		const asked = [{ line_id: 'lin_a', quantity: 1 }];
		expect(reason(order({ lines: [line({ final_sale: true })] }), asked, LATER)).toEqual([
			'cannot_cancel',
			'final_sale'
		]);
		expect(reason(order({ lines: [line({ final_sale: true })] }), asked, IN_GRACE)).toBeNull();
		expect(reason(order({ lines: [line({ origin: 'exchange' })] }), asked, IN_GRACE)).toEqual([
			'cannot_cancel',
			'replacement'
		]);
		expect(reason(order({ cancelled_at: PLACED }), asked, IN_GRACE)).toEqual(['order_cancelled', null]);
		expect(reason(order({ lines: [line({ qty_cancelled: 3 })] }), asked, IN_GRACE)).toEqual([
			'cannot_cancel',
			'already_cancelled'
		]);
		expect(reason(order(), [{ line_id: 'lin_z', quantity: 1 }], IN_GRACE)?.[0]).toBe('line_unknown');
		expect(reason(order(), [{ line_id: 'lin_a', quantity: 0.5 }], IN_GRACE)?.[0]).toBe('quantity_invalid');
		expect(reason(order(), [{ line_id: 'lin_a', quantity: -1 }], IN_GRACE)?.[0]).toBe('quantity_invalid');
		expect(reason(order(), [], IN_GRACE)?.[0]).toBe('nothing_chosen');
	});
});

describe('money', () => {
	test('delivery goes back with the whole order only', () => {
		expect(moneyTold(planned(order(), null, IN_GRACE))).toMatchObject({
			total_minor: 10_500,
			goods_minor: 10_000,
			shipping_minor: 500,
			refund_minor: 10_500
		});
		expect(moneyTold(planned(order(), [{ line_id: 'lin_a', quantity: 1 }], IN_GRACE))).toMatchObject({
			total_minor: 3_333,
			shipping_minor: 0
		});
	});

	test('held money is let go: all of it, or all but what is left of the order', () => {
		const held = order({ payments: [payment({ captured_minor: 0 })] });
		expect(planned(held, null, IN_GRACE).money.releases).toEqual([
			{ payment_id: 'pay_a', kind: 'void', released_minor: 10_500, capture_minor: 0 }
		]);
		const part = planned(held, [{ line_id: 'lin_a', quantity: 1 }], IN_GRACE);
		expect(part.money.releases).toEqual([
			{ payment_id: 'pay_a', kind: 'capture', released_minor: 3_333, capture_minor: 7_167 }
		]);
		expect(part.money.refund).toMatchObject({
			state: 'succeeded',
			amount_minor: 0,
			adjustment_minor: -3_333
		});
	});

	test('what is paid at the door falls, also where the shop did not say how much it is', () => {
		const door = (authorized_minor: number) =>
			order({ payments: [payment({ provider: 'cash_on_delivery', authorized_minor, captured_minor: 0 })] });
		for (const authorized of [10_500, 0]) {
			const plan = planned(door(authorized), [{ line_id: 'lin_a', quantity: 1 }], IN_GRACE);
			expect(moneyTold(plan)).toMatchObject({ total_minor: 3_333, door_minor: 3_333, refund_minor: 0 });
		}
	});

	test('split tender: what was not taken first, then what was', () => {
		const split = order({
			payments: [
				payment({ captured_minor: 4_000, authorized_minor: 4_000 }),
				payment({ payment_id: 'pay_b', captured_minor: 0, authorized_minor: 6_500 })
			]
		});
		expect(moneyTold(planned(split, null, IN_GRACE))).toMatchObject({
			total_minor: 10_500,
			released_minor: 6_500,
			refund_minor: 4_000
		});
		expect(moneyTold(planned(split, [{ line_id: 'lin_a', quantity: 2 }], IN_GRACE))).toMatchObject({
			released_minor: 6_500,
			refund_minor: 167,
			captured_minor: 0
		});
	});

	test('an order nobody paid for has nothing to give back; a disputed payment waits', () => {
		const unpaid = order({
			payments: [payment({ captured_minor: 0, authorized_minor: 0, provider: 'other' })]
		});
		expect(moneyTold(planned(unpaid, null, IN_GRACE)).total_minor).toBe(0);
		expect(reason(order({ payments: [payment({ disputed: true })] }), null, IN_GRACE)?.[0]).toBe(
			'payment_disputed'
		);
	});

	test('any way of cancelling piece by piece comes to the whole order', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 9 }),
				fc.integer({ min: 0, max: 50_000 }),
				fc.boolean(),
				fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 9, maxLength: 9 }),
				(quantity, paid_minor, captured, steps) => {
					const total = paid_minor + 500;
					let state = order({
						total_minor: total,
						lines: [line({ quantity, paid_minor, tax_minor: 0 })],
						payments: [payment({ authorized_minor: total, captured_minor: captured ? total : 0 })]
					});
					let back = 0;
					for (const step of steps) {
						const at = state.lines[0]!;
						const take = Math.min(step, at.quantity - at.qty_cancelled);
						if (take === 0) break;
						const plan = planned(state, [{ line_id: 'lin_a', quantity: take }], IN_GRACE);
						const told = moneyTold(plan);
						back += told.total_minor;
						const paid = state.payments[0]!;
						state = order({
							...state,
							lines: [
								{
									...at,
									qty_cancelled: at.qty_cancelled + take,
									refunded_quantity: at.refunded_quantity + take,
									refunded_minor: at.refunded_minor + plan.money.refund.goods_minor
								}
							],
							shipping: {
								...state.shipping,
								refunded_minor: state.shipping.refunded_minor + plan.money.refund.shipping_minor
							},
							payments: [
								{
									...paid,
									captured_minor: paid.captured_minor + told.captured_minor,
									reserved_minor: paid.reserved_minor + told.refund_minor,
									released_minor: paid.released_minor + told.released_minor
								}
							]
						});
					}
					const done = state.lines[0]!.qty_cancelled === quantity;
					expect(back).toBe(done ? total : state.lines[0]!.refunded_minor);
				}
			)
		);
	});
});
