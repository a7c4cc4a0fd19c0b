import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { linesOfRefunds, refundsOfReturn } from '../../store/refunds.ts';
import { findReturn, itemsOfReturn } from '../../store/returns.ts';
import type { ReturnItemsTable, ReturnsTable } from '../../store/schema.ts';
import type { Tx } from '../../store/database.ts';
import { caseOfReturn, saveCase } from '../../store/withdrawals.ts';
import type { By } from '../orders/by.ts';

/**
 * Writes down since when the money of a withdrawal may no longer be kept, and when the last of it left, so that the
 * desk is warned in time. Called in the transaction of whatever moves goods or money of the return.
 */
export async function keepDuty(tx: Tx, by: By, id: Id<'ret'>): Promise<void> {
	const known = await caseOfReturn(tx, id);
	if (!known) return;
	const row = await findReturn(tx, id);
	if (!row) return;
	const goods_at = goodsAt(row);
	const ended = await hasLeft(tx, id);
	const refund_ended_at = ended ? (known.refund_ended_at ?? by.now) : null;
	if (goods_at === known.goods_at && refund_ended_at === known.refund_ended_at) return;
	await saveCase(tx, known, { goods_at, refund_ended_at });
}

/** When the goods, or the proof that they were sent, were there. */
export function goodsAt(row: Pick<ReturnsTable, 'scanned_at' | 'received_at'>): Instant | null {
	const known = [row.scanned_at, row.received_at].filter((time) => time !== null);
	return known.length === 0 ? null : Math.min(...known);
}

const OPEN: readonly ReturnItemsTable['reception'][] = ['awaiting', 'in_transit'];

/** Nothing is on its way or unchecked any more, and whatever is owed has been sent. */
export async function hasLeft(tx: Tx, id: Id<'ret'>): Promise<boolean> {
	const items = await itemsOfReturn(tx, id);
	if (items.some((item) => OPEN.includes(item.reception))) return false;
	if (items.some((item) => item.reception === 'received' && item.acceptance === 'pending')) return false;
	const owed = items.filter(
		(item) => item.acceptance === 'accepted' || item.acceptance === 'accepted_reduced'
	);
	const refunds = await refundsOfReturn(tx, id);
	const sent = refunds.filter((refund) => refund.sent_at !== null || refund.settled_at !== null);
	const paid = (
		await linesOfRefunds(
			tx,
			sent.map((refund) => refund.id)
		)
	).filter((line) => line.live === 1);
	return owed.every((item) => paid.some((line) => line.return_item_id === item.id));
}
