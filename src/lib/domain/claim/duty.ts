import { isDeclined } from '../return/appeal.ts';
import type { ReturnState } from '../return/states.ts';
import type { Instant } from '../time.ts';

type Looked = {
	carrier_answer_by: Instant | null;
	carrier_answered_at: Instant | null;
	came_at: Instant | null;
	came_settled_at: Instant | null;
};

/**
 * From when the desk is told of a claim beside having to decide it: its parcel came although its money was promised, or
 * the day has passed on which the carrier was to answer. Null: neither.
 */
export function claimDueAt(
	claim: Looked,
	of: { state: ReturnState; decline_reason: string | null }
): Instant | null {
	if (isDeclined(of) || of.state === 'cancelled') return null;
	if (of.state === 'in_review') return claim.carrier_answered_at === null ? claim.carrier_answer_by : null;
	return claim.came_settled_at === null ? claim.came_at : null;
}
