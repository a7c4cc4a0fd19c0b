import type { Id } from '#lib/domain/ids.ts';
import { promiseStanding, type PromiseStanding } from '#lib/domain/refund/promise.ts';
import type { Tx } from '../../store/database.ts';
import { promiseFacts } from '../../store/promise-facts.ts';
import { endPromise, findPromise, savePromise } from '../../store/refund-promises.ts';
import type { By } from '../orders/by.ts';
import { keepCodClaim } from '../cod/keep-claim.ts';
import { keepDuty } from '../withdrawals/keep-duty.ts';

/**
 * Writes down where the promise of a return stands, so that the desk is warned and the clock's job finds it. Called in
 * the transaction of whatever moves goods or money of the return; what a page shows is worked out from the facts.
 */
export async function keepTrack(tx: Tx, by: By, id: Id<'ret'>): Promise<PromiseStanding> {
	await keepDuty(tx, by, id);
	await keepCodClaim(tx, by, id);
	const facts = await promiseFacts(tx, id);
	if (facts === null || facts.promise === null) return { state: 'none' };
	const standing = promiseStanding(facts, by.now);
	if (standing.state === 'none') return standing;
	const known = await findPromise(tx, id);
	if (known?.broken_at) {
		const isOver = standing.state === 'kept' || (standing.state === 'broken' && standing.sent_at !== null);
		if (isOver && known.ended_at === null) await endPromise(tx, id, by.now);
		return standing;
	}
	if (standing.state === 'ended') {
		if (known) await savePromise(tx, { ...known, kept_at: null, ended_at: known.ended_at ?? by.now });
		return standing;
	}
	await savePromise(tx, {
		return_id: id,
		started_at: standing.started_at,
		due_at: standing.due_at,
		waits: standing.state === 'running' && standing.waits_for !== null ? 1 : 0,
		kept_at: standing.state === 'kept' ? standing.kept_at : null,
		broken_at: null,
		ended_at: null,
		granted: null,
		refund_id: null
	});
	return standing;
}
