import { unitsClaimed } from '#lib/domain/claim/claimed.ts';
import { claimDueAt } from '#lib/domain/claim/duty.ts';
import type { Id } from '#lib/domain/ids.ts';
import { findClaim, itemsClaimed, saveClaim, saveClaimed } from '../../store/claims.ts';
import type { Tx } from '../../store/database.ts';
import { findReturn } from '../../store/returns.ts';

/**
 * Counts on the parcel what its claims hold of it, and writes down when the desk is told of this one. Called in the
 * transaction of whatever opens, decides or ends a claim, after its items are saved.
 */
export async function keepClaimed(tx: Tx, returnId: Id<'ret'>): Promise<void> {
	const claim = await findClaim(tx, returnId);
	const row = claim && (await findReturn(tx, returnId));
	if (!claim || !row) return;
	const units = unitsClaimed(await itemsClaimed(tx, claim.fulfilment_id));
	for (const [lineId, quantity] of units)
		await saveClaimed(tx, claim.fulfilment_id, lineId as Id<'lin'>, quantity);
	const due_at = claimDueAt(claim, row);
	if (due_at !== claim.due_at) await saveClaim(tx, returnId, { due_at });
}
