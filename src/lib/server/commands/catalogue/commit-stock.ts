import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Tx } from '../../store/database.ts';
import type { StockReservationsTable } from '../../store/schema-catalogue.ts';
import { endReservation, heldFor, reservationsFor, sendPieces } from '../../store/stock.ts';
import type { By } from '../orders/by.ts';

/**
 * The pieces that are held under this id leave the shop: on hand and held both fall. A second call answers as the
 * first. `reservation_over` when nothing is held any more and nothing left: hold them again first.
 */
export async function commitStock(
	tx: Tx,
	by: By,
	purpose_id: string
): Promise<Result<StockReservationsTable[]>> {
	const held = await heldFor(tx, purpose_id);
	if (held.length === 0) {
		const left = (await reservationsFor(tx, purpose_id)).filter(({ state }) => state === 'committed');
		return left.length === 0 ? refused('reservation_over') : accepted(left);
	}
	for (const row of held) {
		if (!(await endReservation(tx, row.id, 'committed', by.now))) return refused('changed_meanwhile');
		await sendPieces(tx, row, row.quantity);
	}
	return accepted(held.map((row) => ({ ...row, state: 'committed' as const, ended_at: by.now })));
}
