import { expect, it } from 'vitest';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import type { OrderFacts, RequestedItem } from '#lib/domain/policy/types.ts';
import { requestReturn } from '#lib/domain/return/request.ts';
import {
	damaged,
	item,
	line,
	NOW,
	order,
	policy,
	reasons,
	refusalOf,
	request,
	valueOf
} from '../support/facts.ts';

const plan = (facts: OrderFacts, items: RequestedItem[]) =>
	valueOf(planReturn(policy(), reasons, facts, request(items), NOW));
const cheap = { paid_minor: 9_000, tax_minor: 0 };
const both = order({ lines: [line({ quantity: 2 }), line({ line_id: 'lin_2', ...cheap })] });

it('opens what the policy approved, and holds its units', () => {
	const opening = valueOf(requestReturn(plan(order(), [item()]), 94_000, NOW));
	expect(opening).toMatchObject({
		state: 'approved',
		needs_person_since: null,
		decided_at: NOW,
		quoted_minor: 94_000,
		return_shipping_fee_minor: 6_000,
		review_reasons: '',
		counters: [{ line_id: 'lin_1', qty_return_open: 1, qty_returned: 0 }],
		effects: [{ kind: 'tell_customer', about: 'return_requested' }],
		money_due: []
	});
	expect(opening.ship_by).toBeGreaterThan(NOW);
});

it('accepts at once what the customer keeps', () => {
	const opening = valueOf(requestReturn(plan(both, [item(), damaged({ line_id: 'lin_2' })]), null, NOW));
	expect(opening.items.map((of) => [of.reception, of.acceptance, of.accepted_at])).toEqual([
		['awaiting', 'pending', null],
		['kept', 'accepted', NOW]
	]);
	expect(opening.money_due).toEqual([1]);
	expect(opening.counters).toEqual([
		{ line_id: 'lin_1', qty_return_open: 1, qty_returned: 0 },
		{ line_id: 'lin_2', qty_return_open: 0, qty_returned: 1 }
	]);
});

it('leaves a case that a person must look at as it is', () => {
	const facts = { ...both, customer_return_times: [NOW - 1, NOW - 2, NOW - 3] };
	const opening = valueOf(requestReturn(plan(facts, [damaged({ line_id: 'lin_2' })]), null, NOW));
	expect(opening).toMatchObject({
		state: 'in_review',
		needs_person_since: NOW,
		decided_at: null,
		ship_by: null,
		review_reasons: 'repeat_returns',
		items: [{ reception: 'awaiting', acceptance: 'pending', goods_required: 0 }],
		effects: [{ about: 'return_in_review' }],
		money_due: []
	});
});

it('refuses an amount that the customer has not read', () => {
	expect(refusalOf(requestReturn(plan(order(), [item()]), 93_999, NOW))).toBe('quote_changed');
});
