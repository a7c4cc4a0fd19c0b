import type { CancelledLine } from '#lib/domain/cancellation/money.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import {
	fulfilmentLinesOfOrder,
	fulfilmentsOfOrder,
	replaceFulfilmentLines,
	saveFulfilment
} from '../../store/fulfilments.ts';
import { linesOfOrder } from '../../store/orders.ts';
import type { FulfilmentLinesTable, FulfilmentsTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import { parcelEvents } from '../orders/save-fulfilments.ts';

/**
 * Units that are called off come out of parcels that have not left, those not packed first; a parcel with nothing left
 * in it is called off with them.
 */
export async function takeFromParcels(
	tx: Tx,
	by: By,
	orderId: Id<'ord'>,
	cancelled: readonly CancelledLine[]
): Promise<void> {
	const parcels = await fulfilmentsOfOrder(tx, orderId);
	const here = [
		...parcels.filter((parcel) => parcel.state === 'pending'),
		...parcels.filter((parcel) => parcel.state === 'packed')
	];
	if (here.length === 0) return;
	const contents = await fulfilmentLinesOfOrder(tx, orderId);
	const lines = await linesOfOrder(tx, orderId);
	const touched = new Set<FulfilmentsTable>();
	for (const { line_id, quantity } of cancelled) {
		const line = lines.find((one) => one.id === line_id)!;
		const inParcels = here
			.flatMap((parcel) => partsOf(contents, parcel, line_id))
			.reduce((sum, part) => sum + part.quantity, 0);
		const free = line.quantity - line.qty_cancelled - line.qty_fulfilled - inParcels;
		let left = quantity - Math.max(0, free);
		for (const parcel of here) {
			for (const part of partsOf(contents, parcel, line_id)) {
				const taken = Math.min(Math.max(0, left), part.quantity);
				if (taken === 0) continue;
				part.quantity -= taken;
				left -= taken;
				touched.add(parcel);
			}
		}
	}
	for (const parcel of touched) {
		const kept = contents.filter((part) => part.fulfilment_id === parcel.id && part.quantity > 0);
		await replaceFulfilmentLines(
			tx,
			parcel.id,
			kept.map(({ fulfilment_id: _id, ...part }) => part)
		);
		const state = kept.length === 0 ? 'cancelled' : parcel.state;
		await saveFulfilment(tx, parcel.id, parcel.version, { state });
		await appendEvents(tx, by, parcelEvents({ id: orderId }, parcel.id, parcel, { ...parcel, state }));
	}
}

const partsOf = (
	contents: readonly FulfilmentLinesTable[],
	parcel: FulfilmentsTable,
	lineId: string
): FulfilmentLinesTable[] =>
	contents.filter((part) => part.fulfilment_id === parcel.id && part.order_line_id === lineId);
