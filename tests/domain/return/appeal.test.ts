import { describe, expect, test } from 'vitest';
import { APPEAL_DAYS, appealableUntil, appealDecline } from '#lib/domain/return/appeal.ts';
import { DAY } from '#lib/domain/time.ts';
import { line, NOW, ZONE } from '../support/facts.ts';
import { ACT, caseOf, itemFacts } from '../support/returns.ts';

const no = { decline_reason: 'used', decided_at: NOW - DAY, appealed_at: null, timezone: ZONE };
const facts = caseOf({ state: 'declined' }, [itemFacts({ quantity: 2 })]);
const lines = [line({ quantity: 3 })];

describe('contesting a no', () => {
	test('brings the case back before a person, and its units into the return', () => {
		expect(appealDecline(facts, no, lines, ACT)).toMatchObject({
			ok: true,
			value: {
				return: { state: 'in_review', appealed_at: NOW, needs_person_since: NOW, decided_at: null },
				counters: [{ line_id: 'lin_1', qty_return_open: 2, qty_returned: 0 }],
				events: [{ type: 'return_appealed' }],
				effects: [{ about: 'return_in_review' }]
			}
		});
	});

	test('also when the case was put away meanwhile, but never one that ended well', () => {
		const closed = caseOf({ state: 'closed' }, [itemFacts({ quantity: 2 })]);
		expect(appealableUntil('closed', no, NOW)).toBe(appealableUntil('declined', no, NOW));
		expect(appealDecline(closed, no, lines, ACT)).toMatchObject({
			ok: true,
			value: { return: { state: 'in_review', closed_at: null } }
		});
		const paid = { ...no, decline_reason: null };
		expect(appealableUntil('closed', paid, NOW)).toBeNull();
		expect(appealDecline(closed, paid, lines, ACT)).toMatchObject({
			refusal: { reason: 'not_in_this_state' }
		});
	});

	test('once', () => {
		expect(appealDecline(facts, { ...no, appealed_at: NOW - 1 }, lines, ACT)).toMatchObject({
			refusal: { reason: 'already_appealed' }
		});
	});

	test('until the end of the last local day', () => {
		const last = appealableUntil('declined', no, NOW);
		if (last === null) throw new Error('a fresh no can be contested');
		expect(last - NOW).toBeGreaterThan((APPEAL_DAYS - 1) * DAY);
		const at = (now: number) => appealDecline(facts, no, lines, { ...ACT, now });
		expect(at(last).ok).toBe(true);
		expect(at(last + 1)).toMatchObject({ refusal: { reason: 'appeal_closed', facts: { days: 30 } } });
	});

	test('not for units that another return holds by now', () => {
		const taken = [line({ quantity: 3, qty_return_open: 2 })];
		expect(appealDecline(facts, no, taken, ACT)).toMatchObject({
			refusal: { reason: 'already_returning', facts: { line_id: 'lin_1' } }
		});
	});
});
