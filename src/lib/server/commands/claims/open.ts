import type { Tx } from '../../store/database.ts';
import { insertClaim } from '../../store/claims.ts';
import type { ReturnsTable } from '../../store/schema.ts';
import type { PlannedRequest } from '../returns/plan.ts';
import { keepClaimed } from './keep-claimed.ts';

/** Keeps what a return claims of its parcel; of any other return it keeps nothing. */
export async function openClaim(tx: Tx, row: ReturnsTable, { claim }: PlannedRequest): Promise<void> {
	if (!claim) return;
	await insertClaim(tx, {
		return_id: row.id,
		fulfilment_id: claim.fulfilment_id,
		problem: claim.problem,
		box: claim.box,
		parcel_state: claim.parcel.state,
		delivered_at: claim.parcel.delivered_at,
		claimed_at: row.created_at,
		carrier_asked_at: null,
		carrier_asked_by: null,
		carrier_answer_by: null,
		carrier_answered_at: null,
		carrier_answer: null,
		came_at: null,
		came_settled_at: null,
		due_at: null
	});
	await keepClaimed(tx, row.id);
}
