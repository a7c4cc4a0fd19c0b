import { codDuty } from '#lib/domain/cod-claim/duty.ts';
import type { Id } from '#lib/domain/ids.ts';
import { isDeclined } from '#lib/domain/return/appeal.ts';
import type { ReturnState } from '#lib/domain/return/states.ts';
import { findCodClaim, saveCodClaim } from '../../store/cod-claims.ts';
import type { Tx } from '../../store/database.ts';
import { findReturn } from '../../store/returns.ts';
import type { By } from '../orders/by.ts';
import { goodsAt, hasLeft } from '../withdrawals/keep-duty.ts';

const CALLED_OFF: readonly ReturnState[] = ['cancelled', 'expired'];

/**
 * Writes down what the shop has to do next for a claim, so that the desk is told of it in time. Called in the
 * transaction of whatever moves goods or money of the return, or when the carrier was told.
 */
export async function keepCodClaim(tx: Tx, by: By, id: Id<'ret'>): Promise<void> {
	const claim = await findCodClaim(tx, id);
	const row = claim && (await findReturn(tx, id));
	if (!claim || !row) return;
	// Who contests a no has their clocks again.
	const isOver = isDeclined(row) || CALLED_OFF.includes(row.state) || (await hasLeft(tx, id));
	const ended_at = isOver ? (claim.ended_at ?? by.now) : null;
	const next = codDuty({ ...claim, ended_at, goods_at: goodsAt(row) });
	const { duty, due_at, warn_at } = next ?? { duty: null, due_at: null, warn_at: null };
	if (duty === claim.duty && due_at === claim.due_at && ended_at === claim.ended_at) return;
	await saveCodClaim(tx, id, { duty, due_at, warn_at, ended_at });
}
