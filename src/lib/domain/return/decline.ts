import { accepted, refused, type Result } from '../result.ts';
import { isDecided } from './approve.ts';
import type { Act, ReturnCase } from './case.ts';
import { changeOf, unitsFreed, type ReturnChange } from './change.ts';
import { movesTo, notInThisState } from './move.ts';

/** A person says no, with one of the shop's reasons. The units are free again. */
export function declineReturn(
	facts: ReturnCase,
	answer: { reason_code: string; note: string | null; known_reasons: readonly string[] },
	act: Act
): Result<ReturnChange> {
	const state = movesTo(facts, 'decline');
	if (state === null) return isDecided(facts) ? refused('already_decided') : notInThisState(facts);
	if (!answer.known_reasons.includes(answer.reason_code)) return refused('decline_reason_missing');
	return accepted(
		changeOf({
			return: {
				state,
				decided_at: act.now,
				decided_by: act.by,
				decline_reason: answer.reason_code,
				decision_note: answer.note,
				needs_person_since: null,
				asked_at: null
			},
			counters: facts.items.map(unitsFreed),
			events: [{ type: 'return_declined', item_id: null, data: { reason_code: answer.reason_code } }],
			effects: [{ kind: 'tell_customer', about: 'return_declined' }]
		})
	);
}
