import type { Id } from '#lib/domain/ids.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { FulfilmentLinesTable, FulfilmentsTable, TrackingEventsTable } from './schema.ts';

const fulfilments = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('fulfilments').selectAll().where('order_id', '=', orderId)
);
const parts = compiled((db, orderId: Id<'ord'>) =>
	db
		.selectFrom('fulfilments')
		.innerJoin('fulfilment_lines', 'fulfilment_lines.fulfilment_id', 'fulfilments.id')
		.select(['fulfilment_id', 'order_line_id', 'quantity'])
		.where('fulfilments.order_id', '=', orderId)
);
const events = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('tracking_events').selectAll().where('order_id', '=', orderId).orderBy('occurred_at')
);

export const fulfilmentsOfOrder = async (db: Reader, orderId: Id<'ord'>): Promise<FulfilmentsTable[]> =>
	(await fulfilments(db, orderId)).sort((a, b) => a.position - b.position);

/** What each parcel of an order holds. */
export const fulfilmentLinesOfOrder = (db: Reader, orderId: Id<'ord'>): Promise<FulfilmentLinesTable[]> =>
	parts(db, orderId);

/** Events of all parcels of an order, outbound and returning, oldest first. */
export const trackingEventsOfOrder = (db: Reader, orderId: Id<'ord'>): Promise<TrackingEventsTable[]> =>
	events(db, orderId);

export async function insertFulfilment(
	tx: Tx,
	fulfilment: FulfilmentsTable,
	lines: readonly Omit<FulfilmentLinesTable, 'fulfilment_id'>[]
): Promise<void> {
	await tx.insertInto('fulfilments').values(fulfilment).execute();
	await insertFulfilmentLines(tx, fulfilment.id, lines);
}

/** The parcel's contents as they are now said to be. */
export async function replaceFulfilmentLines(
	tx: Tx,
	id: Id<'ful'>,
	lines: readonly Omit<FulfilmentLinesTable, 'fulfilment_id'>[]
): Promise<void> {
	await tx.deleteFrom('fulfilment_lines').where('fulfilment_id', '=', id).execute();
	await insertFulfilmentLines(tx, id, lines);
}

async function insertFulfilmentLines(
	tx: Tx,
	id: Id<'ful'>,
	lines: readonly Omit<FulfilmentLinesTable, 'fulfilment_id'>[]
): Promise<void> {
	if (lines.length === 0) return;
	await tx
		.insertInto('fulfilment_lines')
		.values(lines.map((line) => ({ ...line, fulfilment_id: id })))
		.execute();
}

/** False when somebody else saved the parcel in between. */
export async function saveFulfilment(
	tx: Tx,
	id: Id<'ful'>,
	version: number,
	change: Partial<Omit<FulfilmentsTable, 'id' | 'order_id' | 'version'>>
): Promise<boolean> {
	const done = await tx
		.updateTable('fulfilments')
		.set({ ...change, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** The events that were new: a carrier tells the same thing more than once. */
export async function insertTrackingEvents(
	tx: Tx,
	rows: readonly TrackingEventsTable[]
): Promise<TrackingEventsTable[]> {
	const fresh: TrackingEventsTable[] = [];
	for (const row of rows) {
		const inserted = await tx
			.insertInto('tracking_events')
			.values(row)
			.onConflict((conflict) =>
				conflict.columns(['shipment_kind', 'shipment_id', 'code', 'occurred_at']).doNothing()
			)
			.executeTakeFirst();
		if (inserted.numInsertedOrUpdatedRows === 1n) fresh.push(row);
	}
	return fresh;
}
