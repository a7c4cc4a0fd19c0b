import { accepted, refused, type Result } from '../result.ts';
import { endOfWindow, type Instant } from '../time.ts';
import type { Act, LineCounters, ReturnCase } from './case.ts';
import { changeOf, takenAgain, type ReturnChange } from './change.ts';
import { movesTo, notInThisState } from './move.ts';
import type { ReturnState } from './states.ts';

/** Local days after the decision within which the customer may ask for a second look. */
export const APPEAL_DAYS = 30;

/** What is known of the no that the customer contests. */
export type Declined = {
	decline_reason: string | null;
	decided_at: Instant | null;
	appealed_at: Instant | null;
	timezone: string;
};

/** True while a no stands, also when the case was put away with it. */
export const isDeclined = (of: { state: ReturnState; decline_reason: string | null }): boolean =>
	of.state === 'declined' || (of.state === 'closed' && of.decline_reason !== null);

/** The last instant at which a second look can be asked for; null when it never can, or not any more. */
export function appealableUntil(
	state: ReturnState,
	{ decline_reason, decided_at, appealed_at, timezone }: Declined,
	now: Instant
): Instant | null {
	if (!isDeclined({ state, decline_reason }) || decided_at === null || appealed_at !== null) return null;
	const until = endOfWindow(decided_at, APPEAL_DAYS, timezone);
	return now <= until ? until : null;
}

/**
 * The customer contests a no, once, with words or photos: its units are taken again, if no other return took them, and
 * a person looks anew.
 */
export function appealDecline(
	facts: ReturnCase,
	declined: Declined,
	lines: readonly LineCounters[],
	act: Act
): Result<ReturnChange> {
	const state = movesTo(facts, 'appeal');
	const isNo = isDeclined({ ...facts.return, decline_reason: declined.decline_reason });
	if (state === null || !isNo) return notInThisState(facts);
	if (declined.appealed_at !== null) return refused('already_appealed');
	const until = appealableUntil(facts.return.state, declined, act.now);
	if (until === null) return refused('appeal_closed', { days: APPEAL_DAYS });
	const { counters, taken } = takenAgain(facts.items, lines);
	if (taken !== null) return refused('already_returning', { line_id: taken });
	return accepted(
		changeOf({
			// The no is open again; what it was stays in the record.
			return: {
				state,
				appealed_at: act.now,
				needs_person_since: act.now,
				decided_at: null,
				decided_by: null,
				closed_at: null,
				decline_reason: null,
				decision_note: null
			},
			counters,
			events: [{ type: 'return_appealed', item_id: null, data: {} }],
			effects: [{ kind: 'tell_customer', about: 'return_in_review' }]
		})
	);
}
