import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import type { OrderFacts, PolicyRules, RequestedItem } from '#lib/domain/policy/types.ts';
import { DAY } from '#lib/domain/time.ts';
import {
	damaged,
	item,
	line,
	NOW,
	order,
	payment,
	policy,
	reasons,
	refusalOf,
	request,
	valueOf
} from '../support/facts.ts';
import { mockOrder } from '../support/mock-order.ts';

const plan = (facts: OrderFacts, items: RequestedItem[], rules: Partial<PolicyRules> = {}) =>
	planReturn(policy(rules), reasons, facts, request(items), NOW);
const planned = (facts: OrderFacts, items: RequestedItem[], rules: Partial<PolicyRules> = {}) =>
	valueOf(plan(facts, items, rules));
const refusal = (facts: OrderFacts, items: RequestedItem[], rules: Partial<PolicyRules> = {}) =>
	refusalOf(plan(facts, items, rules));
const old = { parcels: [{ quantity: 1, shipped_at: NOW - 102 * DAY, delivered_at: NOW - 100 * DAY }] };

describe('refuses', () => {
	it('a request for nothing, for a stranger’s line, for half a piece', () => {
		expect(refusal(order(), [])).toBe('nothing_chosen');
		expect(refusal(order(), [item({ line_id: 'lin_9' })])).toBe('line_unknown');
		expect(refusal(order(), [item({ quantity: 0 })])).toBe('quantity_invalid');
	});

	it('a faulty quantity that hides behind a sound one', () => {
		expect(refusal(order(), [item({ quantity: -1 }), item({ quantity: 2 })])).toBe('quantity_invalid');
	});

	it('more than arrived, also in several rows', () => {
		const result = plan(order(), [item(), item({ reason_code: 'too_big' })]);
		expect(result).toMatchObject({
			refusal: { reason: 'quantity_exceeds_returnable', facts: { available: 1 } }
		});
	});

	it('what a reason asks for and did not get', () => {
		expect(refusal(order(), [item({ reason_code: 'mood' })])).toBe('reason_unknown');
		expect(refusal(order(), [damaged({ answer_code: null })])).toBe('reason_answer_missing');
		expect(refusal(order(), [damaged({ photos: 0 })])).toBe('photo_required');
		expect(refusal(order(), [item({ outcome: 'exchange' })])).toBe('outcome_not_offered');
	});

	it('a way to send that the shop does not offer', () => {
		const offered = policy({ methods: ['drop_off'] });
		const asked = (method: 'own_carrier' | 'keep') =>
			refusalOf(planReturn(offered, reasons, order(), request([item()], { method }), NOW));
		expect(asked('own_carrier')).toBe('method_not_offered');
		expect(asked('keep')).toBe('method_not_offered');
	});

	it('what taste cannot return', () => {
		expect(refusal(order({ cancelled: true }), [item()])).toBe('order_cancelled');
		expect(refusal(order({ lines: [line({ final_sale: true })] }), [item()])).toBe('final_sale');
		expect(refusal(order({ lines: [line({ category: 'food' })] }), [item()])).toBe('category_not_returnable');
		expect(refusal(order({ lines: [line(old)] }), [item()])).toBe('window_closed');
		expect(refusal(order({ lines: [line({ qty_return_open: 1 })] }), [item()])).toBe('already_returning');
		expect(refusal(order({ lines: [line({ qty_returned: 1 })] }), [item()])).toBe('already_returned');
	});

	it('a defect of something that never came, came back, or is too old', () => {
		const ancient = { parcels: [{ quantity: 1, shipped_at: 0, delivered_at: NOW - 740 * DAY }] };
		expect(refusal(order({ cancelled: true }), [damaged()])).toBe('order_cancelled');
		expect(refusal(order({ lines: [line({ parcels: [] })] }), [damaged()])).toBe('not_delivered_yet');
		expect(refusal(order({ lines: [line({ qty_returned: 1 })] }), [damaged()])).toBe('already_returned');
		expect(refusal(order({ lines: [line(ancient)] }), [damaged()])).toBe('window_closed');
	});
});

describe('a defect', () => {
	it('goes before final sale and excluded categories', () => {
		const sold = order({ lines: [line({ final_sale: true, category: 'skincare' })] });
		const { verdict, trace } = planned(sold, [damaged()]);
		expect(verdict).toBe('approve');
		expect(trace.find((step) => step.rule === 'defect_right')).toMatchObject({
			result: 'decided',
			facts: { overrides: 'final_sale' }
		});
	});

	it('after the window goes to a person', () => {
		expect(planned(order({ lines: [line(old)] }), [damaged()])).toMatchObject({
			verdict: 'review',
			review_reasons: ['defect_outside_window']
		});
	});

	it('of one unit does not let taste return another one late', () => {
		const both = order({
			lines: [line({ quantity: 2, parcels: [...old.parcels, ...line().parcels] })]
		});
		expect(planned(both, [item(), damaged()]).review_reasons).toEqual(['defect_outside_window']);
		expect(refusal(both, [item({ quantity: 2 })])).toBe('quantity_exceeds_returnable');
		expect(planned(both, [damaged()]).verdict).toBe('approve');
	});

	it('of a cheap piece leaves it with the customer', () => {
		const cheap = order({ lines: [line({ paid_minor: 15_000, tax_minor: 0 })], shipping_minor: 2_000 });
		expect(planned(cheap, [damaged()])).toMatchObject({
			method: 'keep',
			ship_by: null,
			total_minor: 17_000,
			return_shipping_fee_minor: 0,
			items: [{ goods_required: false }],
			expected: { back: null, checked: null }
		});
		const dearer = order({ lines: [line({ paid_minor: 15_001, tax_minor: 0 })] });
		expect(planned(dearer, [damaged()]).items[0]?.goods_required).toBe(true);
		expect(planned(cheap, [item({ reason_code: 'missing_part' })]).method).toBe('drop_off');
	});
});

describe('fees', () => {
	it('are for the customer’s own reasons only', () => {
		const table = order({ lines: [line({ category: 'furniture', paid_minor: 345_000 })] });
		expect(planned(table, [item()])).toMatchObject({
			restocking_fee_minor: 34_500,
			return_shipping_fee_minor: 6_000,
			total_minor: 304_500
		});
		expect(planned(table, [damaged()])).toMatchObject({
			restocking_fee_minor: 0,
			return_shipping_fee_minor: 0,
			total_minor: 345_000
		});
	});

	it('take the return delivery once for a parcel', () => {
		const facts = mockOrder();
		const two = planned(facts, [item({ line_id: 'shirt' }), item({ line_id: 'cushion', quantity: 2 })]);
		expect(two.return_shipping_fee_minor).toBe(6_000);
	});

	it('never make it negative, nor take a defective item’s money', () => {
		const cheap = order({ lines: [line({ paid_minor: 4_000, tax_minor: 0 })] });
		expect(planned(cheap, [item()])).toMatchObject({ return_shipping_fee_minor: 4_000, total_minor: 0 });
		const both = order({
			lines: [line({ paid_minor: 4_000, tax_minor: 0 }), line({ line_id: 'lin_2', paid_minor: 50_000 })]
		});
		expect(planned(both, [item(), damaged({ line_id: 'lin_2' })]).total_minor).toBe(50_000);
	});

	it('do not exist in a currency that has none', () => {
		expect(planned(order({ currency: 'EUR' }), [item()]).return_shipping_fee_minor).toBe(0);
	});
});

describe('delivery paid', () => {
	it('goes back whole with a whole order, whatever the reason', () => {
		const facts = mockOrder({ lines: mockOrder().lines.slice(0, 3) });
		const all = facts.lines.map((of) => item({ line_id: of.line_id, quantity: of.quantity }));
		expect(planned(facts, all).shipping_minor).toBe(12_000);
		expect(planned(facts, all.slice(1)).shipping_minor).toBe(0);
		expect(
			planned(facts, all, { refund_shipping: { merchant_fault: true, whole_order: false } }).shipping_minor
		).toBe(0);
		expect(planned({ ...facts, refunded_shipping_minor: 5_000 }, all).shipping_minor).toBe(7_000);
	});
});

describe('store credit', () => {
	it('comes with its bonus, after the fee', () => {
		const credit = planned(order(), [item({ outcome: 'store_credit' })]);
		expect(credit).toMatchObject({
			refund_minor: 0,
			store_credit_minor: 94_000,
			bonus_minor: 4_700,
			total_minor: 98_700,
			payments: []
		});
	});

	it('bears the fee only when the refund does not', () => {
		const facts = order({ lines: [line(), line({ line_id: 'lin_2' })] });
		const mixed = planned(facts, [item(), item({ line_id: 'lin_2', outcome: 'store_credit' })]);
		expect(mixed).toMatchObject({ refund_minor: 94_000, store_credit_minor: 100_000, bonus_minor: 5_000 });
	});
});

describe('a person looks', () => {
	it.each([
		['above the limit', order({ lines: [line({ paid_minor: 500_001 })] }), ['value_above_limit']],
		[
			'at the third return in 90 days',
			order({ customer_return_times: [NOW - DAY, NOW - 2 * DAY, NOW - 89 * DAY] }),
			['repeat_returns']
		],
		['when the bank does', order({ payments: [payment({ disputed: true })] }), ['payment_disputed']],
		['when nothing was paid', order({ payments: [] }), ['no_payment_to_refund']]
	])('%s', (_when, facts, review_reasons) => {
		expect(planned(facts, [damaged()])).toMatchObject({ verdict: 'review', review_reasons });
	});

	it('not before', () => {
		const calm = order({
			lines: [line({ paid_minor: 500_000 })],
			customer_return_times: [NOW - DAY, NOW - 2 * DAY, NOW - 90 * DAY, NOW - 91 * DAY]
		});
		expect(planned(calm, [damaged()]).verdict).toBe('approve');
	});
});

describe('payments', () => {
	it('give in their order what each has left, by hand where no provider can', () => {
		const facts = order({
			payments: [
				payment({ captured_minor: 30_000, reserved_minor: 10_000 }),
				payment({ payment_id: 'pay_2', provider: 'cash_on_delivery', method: 'cash_on_delivery' })
			]
		});
		expect(planned(facts, [damaged()]).payments).toEqual([
			{ payment_id: 'pay_1', amount_minor: 20_000, by_hand: false },
			{ payment_id: 'pay_2', amount_minor: 80_000, by_hand: true }
		]);
	});

	it('show what a provider with larger steps can send', () => {
		const facts = order({
			currency: 'KWD',
			lines: [line({ paid_minor: 5_124, tax_minor: 0 })],
			payments: [payment({ minor_step: 10 })]
		});
		expect(planned(facts, [damaged()])).toMatchObject({
			total_minor: 5_120,
			payments: [{ amount_minor: 5_120 }],
			review_reasons: []
		});
	});
});

it('quotes the units after those that other returns hold, so that all quotes are the line', () => {
	const three = { quantity: 3, paid_minor: 20_000, tax_minor: 0 };
	const quotes = [0, 1, 2].map((qty_return_open) => {
		const facts = order({ lines: [line({ ...three, qty_return_open })] });
		return planned(facts, [damaged()]).goods_minor;
	});
	expect(quotes).toEqual([6_667, 6_666, 6_667]);
});

describe('whatever is asked', () => {
	const codes = reasons.map((reason) => reason.code);
	const anyItem = fc
		.record({
			line_id: fc.constantFrom('shirt', 'bowls', 'cushion', 'soap', 'table'),
			quantity: fc.integer({ min: 1, max: 2 }),
			reason_code: fc.constantFrom(...codes),
			outcome: fc.constantFrom('refund' as const, 'store_credit' as const)
		})
		.map((some) => ({
			...item({ photos: 1 }),
			...some,
			answer_code: some.reason_code === 'damaged' ? 'item_torn' : null
		}));
	const requests = fc.array(anyItem, { minLength: 1, maxLength: 5 });

	it('neither order nor repetition of rows changes anything', () => {
		fc.assert(
			fc.property(requests, fc.nat(), (items, turn) => {
				const at = turn % items.length;
				const turned = [...items.slice(at), ...items.slice(0, at)].reverse();
				const units = turned.flatMap((row) =>
					Array.from({ length: row.quantity }, () => ({ ...row, quantity: 1, photos: row.photos }))
				);
				const stripped = (rows: RequestedItem[]) => {
					const result = plan(mockOrder(), rows);
					if (!result.ok) return result.refusal.reason;
					return {
						...result.value,
						trace: null,
						items: result.value.items.map((row) => ({ ...row, photos: 1 }))
					};
				};
				expect(stripped(turned)).toEqual(stripped(items));
				expect(stripped(units)).toEqual(stripped(items));
			})
		);
	});

	it('figures add up and never pass what was paid', () => {
		fc.assert(
			fc.property(requests, (items) => {
				const facts = mockOrder();
				const result = plan(facts, items);
				fc.pre(result.ok);
				const p = valueOf(result);
				const fees = p.restocking_fee_minor + p.return_shipping_fee_minor;
				expect(p.total_minor).toBe(p.goods_minor + p.shipping_minor - fees + p.bonus_minor);
				expect(p.payments.reduce((sum, share) => sum + share.amount_minor, 0)).toBe(p.refund_minor);
				expect(Math.min(p.refund_minor, p.store_credit_minor, p.total_minor)).toBeGreaterThanOrEqual(0);
				expect(p.shipping_minor).toBeLessThanOrEqual(facts.shipping_minor);
				for (const of of facts.lines) {
					const goods = p.items.filter((row) => row.line_id === of.line_id);
					expect(goods.reduce((sum, row) => sum + row.goods_minor, 0)).toBeLessThanOrEqual(of.paid_minor);
				}
			})
		);
	});

	it('every step of the trace is told once per line, in the same order', () => {
		const { trace } = planned(mockOrder(), [item({ line_id: 'shirt' }), item({ line_id: 'cushion' })]);
		const ofShirt = trace.filter((step) => step.line_id === 'shirt').map((step) => step.rule);
		expect(trace.filter((step) => step.line_id === 'cushion').map((step) => step.rule)).toEqual(ofShirt);
		expect(trace.filter((step) => step.line_id === null)).toHaveLength(6);
		expect(new Set(ofShirt).size).toBe(8);
	});
});
