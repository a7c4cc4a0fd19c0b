import type { BoxState, CarrierAnswer, ClaimProblem } from '#lib/domain/claim/problems.ts';
import type { FulfilmentState } from '#lib/domain/fulfilment/states.ts';
import type { Id } from '#lib/domain/ids.ts';

type Instant = number;

/** What a return of the kind `claim` says of a parcel, and what was found out about it. */
export interface ClaimsTable {
	return_id: Id<'ret'>;
	fulfilment_id: Id<'ful'>;
	problem: ClaimProblem;
	/** How the box was, as the customer tells; null when nobody was asked. */
	box: BoxState | null;
	/** What was known of the parcel when it was claimed. */
	parcel_state: FulfilmentState;
	delivered_at: Instant | null;
	claimed_at: Instant;
	carrier_asked_at: Instant | null;
	carrier_asked_by: string | null;
	carrier_answer_by: Instant | null;
	carrier_answered_at: Instant | null;
	carrier_answer: CarrierAnswer | null;
	/** When the parcel came after all, and when somebody decided what that changes. */
	came_at: Instant | null;
	came_settled_at: Instant | null;
	/** From then on the desk is told of it. */
	due_at: Instant | null;
}

export interface ClaimsSchema {
	claims: ClaimsTable;
}
