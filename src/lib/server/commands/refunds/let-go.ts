import { actorId, hasRole } from '#lib/domain/actor.ts';
import { isBeyondShop, type Stop } from '#lib/domain/refund/limits.ts';
import type { Tx } from '../../store/database.ts';
import { deleteRelease, deleteWait, insertRelease, saveWait } from '../../store/refund-limits.ts';
import type { RefundReleasesTable, RefundsTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import { standingOf, stopFor } from './allowance.ts';

type Money = Pick<RefundsTable, 'id' | 'amount_minor' | 'currency'>;

/**
 * Counts a refund among what its actor lets go today, or answers with the limit that stands in the way and writes
 * nothing. `waited`: the actor is the second person, and another one proposed it.
 */
export async function letGo(tx: Tx, by: By, refund: Money, how: { waited: boolean }): Promise<Stop | null> {
	const found = await lettingGo(tx, by, refund, how);
	if (found.stop === null) await recordLetGo(tx, by, refund, found);
	return found.stop;
}

export type LettingGo = { stop: Stop } | { stop: null; release: RefundReleasesTable };

/** The same in two steps, for a refund whose row is still to be written: its state depends on the answer. */
export async function lettingGo(
	tx: Tx,
	by: By,
	refund: Money,
	{ waited }: { waited: boolean }
): Promise<LettingGo> {
	const read = await standingOf(tx, by.actor, refund.currency, by.now);
	const standing = { ...read, shop: { ...read.shop, may_pass: waited && hasRole(by.actor, 'merchant') } };
	const stop = stopFor(refund.amount_minor, standing);
	if (stop !== null) return { stop };
	const beyond = isBeyondShop(refund.amount_minor, standing.shop);
	const release: RefundReleasesTable = {
		refund_id: refund.id,
		actor_id: actorId(by.actor),
		day: standing.day,
		currency: refund.currency,
		amount_minor: refund.amount_minor,
		waited: waited ? 1 : 0,
		beyond: beyond ? 1 : 0,
		own_day_minor: standing.own.day_minor,
		shop_day_minor: beyond ? null : standing.shop.day_minor,
		released_at: by.now
	};
	return { stop: null, release };
}

export async function recordLetGo(
	tx: Tx,
	by: By,
	refund: Pick<Money, 'id'>,
	found: LettingGo
): Promise<void> {
	if (found.stop !== null) return keepWaiting(tx, by, refund, found.stop);
	await deleteWait(tx, refund.id);
	await insertRelease(tx, found.release);
}

/** The refund stays where it is until a second person says yes; the desk says which limit stopped it. */
export const keepWaiting = (tx: Tx, by: By, refund: Pick<Money, 'id'>, stop: Stop): Promise<void> =>
	saveWait(tx, refund.id, stop, by.now);

/** What was called off, or gets another amount, is not let go any more. */
export async function takeBack(tx: Tx, refund: Pick<Money, 'id'>): Promise<void> {
	await deleteRelease(tx, refund.id);
	await deleteWait(tx, refund.id);
}
