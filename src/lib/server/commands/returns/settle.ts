import { resolveReturn } from '#lib/domain/return/resolve.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Tx } from '../../store/database.ts';
import { findOrder } from '../../store/orders.ts';
import { linesOfRefunds, refundsOfReturn } from '../../store/refunds.ts';
import { findReturn, itemsOfReturn, saveItem } from '../../store/returns.ts';
import type { By } from '../orders/by.ts';
import { keepTrack } from '../promises/keep-track.ts';
import type { LoadedReturn } from './load.ts';
import { saveChange } from './save.ts';

/** The money of some items has arrived: they are settled, and with the last of them the return is resolved. */
export async function settleReturn(tx: Tx, by: By, id: Id<'ret'>, refundId: Id<'rfd'>): Promise<void> {
	const row = await findReturn(tx, id);
	const order = row && (await findOrder(tx, row.order_id));
	if (!row || !order) return;
	for (const line of await linesOfRefunds(tx, [refundId])) {
		if (line.return_item_id) await saveItem(tx, line.return_item_id, { settled_at: by.now });
	}
	await keepTrack(tx, by, id);
	await resolveIfDone(tx, by, { return: row, items: await itemsOfReturn(tx, id), order });
}

/** Resolves the return when every item is final and its money arrived; otherwise it stays as it is. */
export async function resolveIfDone(tx: Tx, by: By, loaded: LoadedReturn): Promise<LoadedReturn> {
	const refunds = await refundsOfReturn(tx, loaded.return.id);
	const lines = await linesOfRefunds(
		tx,
		refunds.map((refund) => refund.id)
	);
	const paid = refunds.map((refund) => ({
		state: refund.state,
		item_ids: lines
			.filter((line) => line.refund_id === refund.id && line.live === 1)
			.flatMap((line) => (line.return_item_id ? [line.return_item_id] : []))
	}));
	const resolved = resolveReturn(loaded, paid, { by: null, now: by.now });
	if (!resolved.ok) return loaded;
	const saved = await saveChange(tx, { ...by, actor: { kind: 'system' } }, loaded, resolved.value);
	return saved.ok ? saved.value : loaded;
}
