import type { FulfilmentState } from '#lib/domain/fulfilment/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Tx } from '../../store/database.ts';
import { fulfilmentsOfOrder } from '../../store/fulfilments.ts';
import { saveLine } from '../../store/orders.ts';
import type { FulfilmentLinesTable, OrderLinesTable } from '../../store/schema.ts';
import { missWhatWasSent } from '../cancellations/miss.ts';
import { followPieces } from '../line-changes/follow-pieces.ts';
import type { By } from './by.ts';

/** A parcel in these states has not left the shop. */
const STILL_HERE: readonly FulfilmentState[] = ['pending', 'packed', 'cancelled'];

/**
 * Counts per line what has left the shop, from the parcels as they stand. Parcels never hold more than was ordered and
 * not cancelled, nor less than already came back. What somebody asked to cancel and is packed now was asked too late.
 */
export async function countFulfilled(
	tx: Tx,
	by: By,
	orderId: Id<'ord'>,
	lines: readonly OrderLinesTable[],
	contents: readonly FulfilmentLinesTable[],
	pointer: string
): Promise<Result<null>> {
	const parcels = await fulfilmentsOfOrder(tx, orderId);
	const sum = (lineId: string, counts: (state: FulfilmentState) => boolean) =>
		contents
			.filter((part) => part.order_line_id === lineId)
			.filter((part) => parcels.some((one) => one.id === part.fulfilment_id && counts(one.state)))
			.reduce((total, part) => total + part.quantity, 0);
	for (const line of lines) {
		const facts = { pointer, reference: line.external_ref };
		const announced = sum(line.id, (state) => state !== 'cancelled');
		if (announced > line.quantity) return refused('fulfilment_exceeds_ordered', facts);
		if (announced + line.qty_cancelled > line.quantity) {
			return refused('pieces_cancelled', { ...facts, quantity: line.qty_cancelled });
		}
		const qty_fulfilled = sum(line.id, (state) => !STILL_HERE.includes(state));
		if (qty_fulfilled < line.qty_return_open + line.qty_returned) {
			return refused('quantity_below_fulfilled', facts);
		}
		if (qty_fulfilled !== line.qty_fulfilled) await saveLine(tx, line.id, { qty_fulfilled });
	}
	await missWhatWasSent(tx, by, orderId);
	await followPieces(tx, by, orderId);
	return accepted(null);
}
