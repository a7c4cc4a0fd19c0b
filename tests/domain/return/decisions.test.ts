import { describe, expect, it } from 'vitest';
import { applyScan } from '#lib/domain/return/apply-scan.ts';
import { approveReturn } from '#lib/domain/return/approve.ts';
import { answerQuestion, askCustomer } from '#lib/domain/return/ask.ts';
import { cancelReturn } from '#lib/domain/return/cancel.ts';
import { changeTravel, isTrackingNumber } from '#lib/domain/return/change-travel.ts';
import { declineReturn } from '#lib/domain/return/decline.ts';
import { expireReturn, reopenReturn } from '#lib/domain/return/expire.ts';
import { markLost } from '#lib/domain/return/lose.ts';
import { endOfLocalDay } from '#lib/domain/time.ts';
import { line, NOW, refusalOf, valueOf, ZONE } from '../support/facts.ts';
import { ACT, caseOf, itemFacts, saved } from '../support/returns.ts';

const terms = { ship_by_days: 7, timezone: ZONE };
const kept = itemFacts({ id: 'rit_2', order_line_id: 'lin_2', goods_required: 0 });
const keptAndPaid = { ...kept, reception: 'kept' as const, acceptance: 'accepted' as const };
const freed = (line_id: string) => ({ line_id, qty_return_open: -1, qty_returned: 0 });

describe('approve', () => {
	it('starts the days to send and pays for what is kept', () => {
		const facts = caseOf({ state: 'in_review', needs_person_since: 1, ship_by: null }, [itemFacts(), kept]);
		const change = valueOf(approveReturn(facts, { ...terms, note: 'fine' }, ACT));
		expect(change.return).toMatchObject({
			state: 'approved',
			decided_by: 'stf_1',
			needs_person_since: null,
			ship_by: endOfLocalDay('2026-11-28', ZONE)
		});
		expect(change.money_due).toEqual(['rit_2']);
		expect(change.counters).toEqual([{ line_id: 'lin_2', qty_return_open: -1, qty_returned: 1 }]);
	});

	it('sets no day when nothing travels, and says when somebody was quicker', () => {
		const facts = caseOf({ state: 'in_review', method: 'keep' }, [kept]);
		expect(valueOf(approveReturn(facts, { ...terms, note: null }, ACT)).return.ship_by).toBeNull();
		expect(refusalOf(approveReturn(caseOf(), { ...terms, note: null }, ACT))).toBe('already_decided');
	});
});

describe('decline', () => {
	it('frees the units, and needs a reason of the list', () => {
		const facts = caseOf({ state: 'in_review' });
		const no = (reason_code: string) =>
			declineReturn(facts, { reason_code, note: null, known_reasons: ['used'] }, ACT);
		expect(valueOf(no('used'))).toMatchObject({
			return: { state: 'declined', decline_reason: 'used' },
			counters: [freed('lin_1')]
		});
		expect(refusalOf(no('bored'))).toBe('decline_reason_missing');
	});
});

describe('a question', () => {
	it('waits for the customer, its answer for us', () => {
		const asked = caseOf({ state: 'in_review', needs_person_since: 1 });
		const waiting = saved(asked, valueOf(askCustomer(asked, 'Which part?', ACT)));
		expect(waiting.return).toMatchObject({ asked_at: NOW, needs_person_since: null });
		expect(saved(waiting, valueOf(answerQuestion(waiting, ACT))).return).toMatchObject({
			asked_at: null,
			needs_person_since: NOW
		});
		expect(refusalOf(askCustomer(asked, '  ', ACT))).toBe('question_missing');
	});
});

describe('cancel', () => {
	it('frees what is awaited', () => {
		const change = valueOf(cancelReturn(caseOf()));
		expect(change).toMatchObject({ return: { state: 'cancelled' }, counters: [freed('lin_1')] });
		expect(change.items).toEqual([{ item_id: 'rit_1', set: { reception: 'cancelled' } }]);
	});

	it('leaves alone what was decided', () => {
		const change = valueOf(cancelReturn(caseOf({}, [itemFacts(), keptAndPaid])));
		expect(change).toMatchObject({ return: {}, counters: [freed('lin_1')] });
		expect(refusalOf(cancelReturn(caseOf({}, [keptAndPaid])))).toBe('already_decided');
	});

	it('is too late once the carrier has it', () => {
		expect(refusalOf(cancelReturn(caseOf({ scanned_at: 1 })))).toBe('already_scanned');
		expect(refusalOf(cancelReturn(caseOf({ state: 'in_transit' })))).toBe('already_scanned');
	});
});

describe('the way back', () => {
	const change = (travel: object, facts = caseOf()) =>
		changeTravel(facts, travel, ['drop_off', 'own_carrier']);

	it('can change with its tracking number, which is kept as typed and as compared', () => {
		expect(valueOf(change({ method: 'own_carrier', tracking_number: ' th 0123-4567 ' })).return).toEqual({
			method: 'own_carrier',
			tracking_number: 'th 0123-4567',
			tracking_norm: 'TH01234567'
		});
		expect(valueOf(change({ tracking_number: '' })).return).toEqual({
			tracking_number: null,
			tracking_norm: null
		});
	});

	it('is refused when it is not offered, not a number, or under way', () => {
		expect(refusalOf(change({ method: 'keep' }))).toBe('method_not_offered');
		expect(refusalOf(change({ method: 'own_carrier' }, caseOf({ method: 'keep' }, [kept])))).toBe(
			'method_not_offered'
		);
		expect(refusalOf(change({ tracking_number: 'none yet' }))).toBe('tracking_number_invalid');
		expect(refusalOf(change({ carrier: 'X' }, caseOf({ scanned_at: 1 })))).toBe('already_scanned');
	});

	it.each([
		['TH0123456789A', true],
		['๑๒๓๔๕๖๗๘', true],
		['SP 7730 1185 20', true],
		['12345', false],
		['TRACKING', false],
		['1'.repeat(41), false]
	])('%s', (typed, sound) => {
		expect(isTrackingNumber(typed)).toBe(sound);
	});
});

describe('a scan', () => {
	it('moves the goods that travel, and remembers the first', () => {
		const facts = caseOf({}, [itemFacts(), keptAndPaid]);
		expect(applyScan(facts, { status: 'delivered', occurred_at: 77 }, ACT)).toMatchObject({
			return: { state: 'in_transit', scanned_at: 77 },
			items: [{ item_id: 'rit_1', set: { reception: 'in_transit' } }]
		});
		expect(applyScan(facts, { status: 'info_received', occurred_at: 5 }, ACT)).toBeNull();
	});

	it('that tells of trouble calls a person', () => {
		const moving = caseOf({ state: 'in_transit', scanned_at: 1 });
		expect(applyScan(moving, { status: 'lost', occurred_at: 5 }, ACT)?.return).toEqual({
			needs_person_since: NOW
		});
		expect(applyScan(moving, { status: 'in_transit', occurred_at: 5 }, ACT)).toBeNull();
	});
});

describe('expire', () => {
	const late = { ship_by: NOW - 1 };

	it('only after the last day, and never what the carrier has', () => {
		expect(valueOf(expireReturn(caseOf(late), ACT))).toMatchObject({
			return: { state: 'expired' },
			counters: [freed('lin_1')]
		});
		expect(expireReturn(caseOf({ ship_by: NOW }), ACT).ok).toBe(false);
		expect(expireReturn(caseOf({ ...late, scanned_at: 1 }), ACT).ok).toBe(false);
	});

	it('ends a return of which part came, or part was kept', () => {
		const came = itemFacts({ id: 'rit_3', reception: 'received' });
		const part = caseOf({ ...late, state: 'part_received', received_at: 1, scanned_at: 1 }, [
			itemFacts(),
			came
		]);
		expect(valueOf(expireReturn(part, ACT)).return.state).toBe('received');
		const withKept = valueOf(expireReturn(caseOf(late, [itemFacts(), keptAndPaid]), ACT));
		expect(withKept.return.state).toBeUndefined();
	});

	it('can be undone while the units are free', () => {
		const facts = caseOf({ state: 'expired' }, [itemFacts({ reception: 'expired' })]);
		expect(valueOf(reopenReturn(facts, terms, [line()], ACT))).toMatchObject({
			return: { state: 'approved', ship_by: endOfLocalDay('2026-11-28', ZONE) },
			items: [{ set: { reception: 'awaiting' } }],
			counters: [{ qty_return_open: 1 }]
		});
		expect(refusalOf(reopenReturn(facts, terms, [line({ qty_returned: 1 })], ACT))).toBe('already_returning');
	});
});

describe('lost on the way', () => {
	it.each([
		[true, { line_id: 'lin_1', qty_return_open: -1, qty_returned: 1 }, ['rit_1']],
		[false, freed('lin_1'), []]
	])('paid: %s', (pay, counter, money_due) => {
		const change = valueOf(
			markLost(caseOf({ state: 'in_transit' }), { item_id: 'rit_1', pay, note: '' }, ACT)
		);
		expect(change).toMatchObject({ return: { state: 'received' }, counters: [counter], money_due });
	});

	it('leaves the return waiting for the others', () => {
		const facts = caseOf({ state: 'in_transit' }, [itemFacts(), itemFacts({ id: 'rit_2' })]);
		const change = valueOf(markLost(facts, { item_id: 'rit_1', pay: true, note: '' }, ACT));
		expect(change.return.state).toBe('in_transit');
		expect(refusalOf(markLost(facts, { item_id: 'rit_9', pay: true, note: '' }, ACT))).toBe('not_found');
	});
});
