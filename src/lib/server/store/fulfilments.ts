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
		.select(['fulfilment_id', 'order_line_id', 'quantity', 'qty_claimed'])
		.where('fulfilments.order_id', '=', orderId)
);
const events = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('tracking_events').selectAll().where('order_id', '=', orderId).orderBy('occurred_at')
);

export const fulfilmentsOfOrder = async (db: Reader, orderId: Id<'ord'>): Promise<FulfilmentsTable[]> =>
	(await fulfilments(db, orderId)).sort((a, b) => a.position - b.position);

export const findFulfilment = async (db: Reader, id: Id<'ful'>): Promise<FulfilmentsTable | null> =>
	(await byId(db, id))[0] ?? null;
const byId = compiled((db, id: Id<'ful'>) => db.selectFrom('fulfilments').selectAll().where('id', '=', id));

/** What each parcel of an order holds. */
export const fulfilmentLinesOfOrder = (db: Reader, orderId: Id<'ord'>): Promise<FulfilmentLinesTable[]> =>
	parts(db, orderId);

/** Events of all parcels of an order, outbound and returning, oldest first. */
export const trackingEventsOfOrder = (db: Reader, orderId: Id<'ord'>): Promise<TrackingEventsTable[]> =>
	events(db, orderId);

export async function insertFulfilment(
	tx: Tx,
	fulfilment: FulfilmentsTable,
	lines: readonly Contents[]
): Promise<void> {
	await tx.insertInto('fulfilments').values(fulfilment).execute();
	await insertFulfilmentLines(tx, fulfilment.id, lines);
}

/** What a parcel is said to hold. */
type Contents = Omit<FulfilmentLinesTable, 'fulfilment_id' | 'qty_claimed'>;

/** The parcel's contents as they are now said to be; what is claimed of it stays in it. */
export async function replaceFulfilmentLines(
	tx: Tx,
	id: Id<'ful'>,
	lines: readonly Contents[]
): Promise<void> {
	await tx
		.deleteFrom('fulfilment_lines')
		.where('fulfilment_id', '=', id)
		.where('qty_claimed', '=', 0)
		.execute();
	await insertFulfilmentLines(tx, id, lines);
}

async function insertFulfilmentLines(tx: Tx, id: Id<'ful'>, lines: readonly Contents[]): Promise<void> {
	if (lines.length === 0) return;
	await tx
		.insertInto('fulfilment_lines')
		.values(lines.map((line) => ({ ...line, fulfilment_id: id, qty_claimed: 0 })))
		.onConflict((conflict) =>
			conflict.columns(['fulfilment_id', 'order_line_id']).doUpdateSet((set) => ({
				quantity: set
					.case()
					.when('excluded.quantity', '<', set.ref('fulfilment_lines.qty_claimed'))
					.then(set.ref('fulfilment_lines.qty_claimed'))
					.else(set.ref('excluded.quantity'))
					.end()
			}))
		)
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
