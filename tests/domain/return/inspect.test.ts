import { describe, expect, it } from 'vitest';
import type { NewInspection } from '#lib/domain/return/change.ts';
import { inspectItems } from '#lib/domain/return/inspect.ts';
import { isSettled, resolveReturn } from '#lib/domain/return/resolve.ts';
import { NOW, refusalOf, valueOf } from '../support/facts.ts';
import { ACT, caseOf, itemFacts, saved } from '../support/returns.ts';

const known = { deduct: ['worn'], reject: ['not_ours'] };
const looked = (change: Partial<NewInspection> = {}): NewInspection => ({
	return_item_id: 'rit_1',
	condition: 'opened',
	disposition: 'restock',
	verdict: 'accept',
	deduction_minor: 0,
	reason_code: null,
	findings: '',
	...change
});
const back = itemFacts({ reception: 'received', quantity: 2, quoted_shipping_minor: 500, fee_minor: 300 });
const facts = caseOf({ state: 'received', received_at: 1 }, [back, itemFacts({ ...back, id: 'rit_2' })]);
const inspect = (...inspections: NewInspection[]) => inspectItems(facts, inspections, known, ACT);

describe('goods that came back', () => {
	it('are accepted: they count as returned and their money is due', () => {
		const change = valueOf(inspect(looked()));
		expect(change.items[0]?.set).toMatchObject({
			acceptance: 'accepted',
			accepted_at: NOW,
			condition: 'opened'
		});
		expect(change.counters).toEqual([{ line_id: 'lin_1', qty_return_open: -2, qty_returned: 2 }]);
		expect(change.money_due).toEqual(['rit_1']);
		expect(change.return).toEqual({});
	});

	it('are rejected: they are the customer’s again and nothing is due', () => {
		const change = valueOf(
			inspect(looked({ verdict: 'reject', reason_code: 'not_ours', disposition: 'send_back' }))
		);
		expect(change.items[0]?.set).toMatchObject({ acceptance: 'rejected', rejected_at: NOW, final_minor: 0 });
		expect(change.counters).toEqual([{ line_id: 'lin_1', qty_return_open: -2, qty_returned: 0 }]);
		expect(change.money_due).toEqual([]);
		expect(change.effects).toEqual([{ kind: 'tell_customer', about: 'return_declined' }]);
	});

	it('are reduced up to what was promised for them', () => {
		const reduce = (deduction_minor: number) =>
			inspect(looked({ verdict: 'reduce', reason_code: 'worn', deduction_minor }));
		expect(valueOf(reduce(10_200)).items[0]?.set.acceptance).toBe('accepted_reduced');
		expect(refusalOf(reduce(10_201))).toBe('deduction_invalid');
		expect(refusalOf(reduce(0))).toBe('deduction_invalid');
		expect(refusalOf(reduce(0.5))).toBe('deduction_invalid');
	});

	it('need nobody any more when all are judged', () => {
		const change = valueOf(inspect(looked(), looked({ return_item_id: 'rit_2' })));
		expect(change.return).toEqual({ needs_person_since: null });
		expect(change.counters).toEqual([{ line_id: 'lin_1', qty_return_open: -4, qty_returned: 4 }]);
	});
});

describe('is refused', () => {
	it.each([
		['nothing', [], 'nothing_chosen'],
		['a stranger’s item', [looked({ return_item_id: 'rit_9' })], 'not_found'],
		['the same item twice', [looked(), looked()], 'already_inspected'],
		['less money without saying why', [looked({ verdict: 'reduce', deduction_minor: 5 })], 'reason_missing'],
		[
			'no without a reason of the list',
			[looked({ verdict: 'reject', reason_code: 'worn' })],
			'reason_missing'
		],
		['a deduction from what is accepted', [looked({ deduction_minor: 1 })], 'deduction_invalid']
	])('%s', (_what, inspections, reason) => {
		expect(refusalOf(inspect(...inspections))).toBe(reason);
	});

	it('what was judged before, and what has not come', () => {
		const judged = saved(facts, valueOf(inspect(looked())));
		expect(refusalOf(inspectItems(judged, [looked()], known, ACT))).toBe('already_inspected');
		const waiting = caseOf({ state: 'part_received', received_at: 1 }, [itemFacts()]);
		expect(refusalOf(inspectItems(waiting, [looked()], known, ACT))).toBe('not_received_yet');
	});
});

describe('a return is over', () => {
	const judged = saved(
		facts,
		valueOf(inspect(looked(), looked({ return_item_id: 'rit_2', verdict: 'accept' })))
	);

	it('when the money of every item has arrived', () => {
		const part = [{ state: 'succeeded' as const, item_ids: ['rit_1'] }];
		expect(isSettled(judged.items, part)).toBe(false);
		expect(isSettled(judged.items, [...part, { state: 'processing' as const, item_ids: ['rit_2'] }])).toBe(
			false
		);
		const all = [...part, { state: 'settled_other' as const, item_ids: ['rit_2'] }];
		expect(valueOf(resolveReturn(judged, all, ACT)).return).toMatchObject({
			state: 'resolved',
			resolved_at: NOW
		});
	});

	it('not while money that had arrived came back from the bank, and goes again', () => {
		const settled = judged.items.map((item) => ({ ...item, settled_at: 1 }));
		const other = { state: 'settled_other' as const, item_ids: ['rit_1'] };
		for (const state of ['failed', 'part_failed', 'processing'] as const)
			expect(isSettled(settled, [other, { state, item_ids: ['rit_2'] }]), state).toBe(false);
		for (const state of ['succeeded', 'cancelled'] as const)
			expect(isSettled(settled, [other, { state, item_ids: ['rit_2'] }]), state).toBe(true);
	});

	it('also without money, when all was rejected', () => {
		const no = looked({ verdict: 'reject', reason_code: 'not_ours' });
		const rejected = saved(facts, valueOf(inspect(no, { ...no, return_item_id: 'rit_2' })));
		expect(resolveReturn(rejected, [], ACT).ok).toBe(true);
	});

	it('not while something is to be judged', () => {
		expect(refusalOf(resolveReturn(facts, [], ACT))).toBe('not_in_this_state');
	});
});
