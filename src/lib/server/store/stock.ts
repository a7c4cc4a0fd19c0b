import { sql } from 'kysely';
import type { ReservationState } from '#lib/domain/catalogue/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { StockLevelsTable, StockLocationsTable, StockReservationsTable } from './schema-catalogue.ts';
import { updateRows } from './update.ts';

/** All places, in the order in which pieces are taken from them. */
export const stockLocations = (db: Reader): Promise<StockLocationsTable[]> =>
	db.selectFrom('stock_locations').selectAll().orderBy('position').orderBy('code').execute();

/** Levels of some variants at the places that are in use, in the order in which pieces are taken. */
export async function levelsOf(db: Reader, ids: readonly Id<'var'>[]): Promise<StockLevelsTable[]> {
	if (ids.length === 0) return [];
	return db
		.selectFrom('stock_levels')
		.innerJoin('stock_locations', 'stock_locations.code', 'stock_levels.location_code')
		.selectAll('stock_levels')
		.where('variant_id', 'in', ids)
		.where('stock_locations.active', '=', 1)
		.orderBy('stock_locations.position')
		.orderBy('location_code')
		.execute();
}

type Level = { variant_id: Id<'var'>; location_code: string };

/**
 * Holds pieces at one place, or lets go of them with a negative quantity. False when there are too few, whoever took
 * them meanwhile; the table's own check says the same.
 */
export async function holdPieces(tx: Tx, level: Level, quantity: number): Promise<boolean> {
	const done = await tx
		.updateTable('stock_levels')
		.set({ reserved: sql<number>`reserved + ${quantity}`, version: sql<number>`version + 1` })
		.where('variant_id', '=', level.variant_id)
		.where('location_code', '=', level.location_code)
		.where(sql<boolean>`reserved + ${quantity} between 0 and on_hand`)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** Pieces that were held leave the shop. */
export async function sendPieces(tx: Tx, level: Level, quantity: number): Promise<void> {
	await tx
		.updateTable('stock_levels')
		.set({
			on_hand: sql<number>`on_hand - ${quantity}`,
			reserved: sql<number>`reserved - ${quantity}`,
			version: sql<number>`version + 1`
		})
		.where('variant_id', '=', level.variant_id)
		.where('location_code', '=', level.location_code)
		.execute();
}

export async function insertReservations(tx: Tx, rows: readonly StockReservationsTable[]): Promise<void> {
	await insertRows(tx, 'stock_reservations', rows);
}

/** What is held for somebody now, in the order in which levels are written. */
export const heldFor = (db: Reader, purposeId: string): Promise<StockReservationsTable[]> =>
	db
		.selectFrom('stock_reservations')
		.selectAll()
		.where('purpose_id', '=', purposeId)
		.where('state', '=', 'held')
		.orderBy('variant_id')
		.orderBy('location_code')
		.orderBy('id')
		.execute();

/** Everything that was ever held for somebody, oldest first. */
export const reservationsFor = (db: Reader, purposeId: string): Promise<StockReservationsTable[]> =>
	db.selectFrom('stock_reservations').selectAll().where('purpose_id', '=', purposeId).orderBy('id').execute();

/** False when it had ended already. */
export async function endReservation(
	tx: Tx,
	id: Id<'rsv'>,
	state: Exclude<ReservationState, 'held'>,
	ended_at: Instant
): Promise<boolean> {
	const done = await tx
		.updateTable('stock_reservations')
		.set({ state, ended_at })
		.where('id', '=', id)
		.where('state', '=', 'held')
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** Until when what is held for somebody stays so. */
export async function setExpiry(tx: Tx, purposeId: string, expires_at: Instant | null): Promise<void> {
	await tx
		.updateTable('stock_reservations')
		.set({ expires_at })
		.where('purpose_id', '=', purposeId)
		.where('state', '=', 'held')
		.execute();
}

/** For whom pieces are still held though their time is over; `id` is the purpose's, in its order. */
export const overduePurposes = (
	db: Reader,
	page: { now: Instant; after: string; limit: number }
): Promise<{ id: string }[]> =>
	db
		.selectFrom('stock_reservations')
		.select('purpose_id as id')
		.distinct()
		.where('state', '=', 'held')
		.where('expires_at', '<=', page.now)
		.where('purpose_id', '>', page.after)
		.orderBy('purpose_id')
		.limit(page.limit)
		.execute();

/** Puts pieces to those that lie there, or makes the place's first count of them. */
export async function addPieces(tx: Tx, level: Level, quantity: number): Promise<void> {
	await tx
		.insertInto('stock_levels')
		.values({ ...level, on_hand: quantity, reserved: 0, version: 1 })
		.onConflict((on) =>
			on.columns(['variant_id', 'location_code']).doUpdateSet({
				on_hand: sql<number>`stock_levels.on_hand + ${quantity}`,
				version: sql<number>`stock_levels.version + 1`
			})
		)
		.execute();
}

export const findLevel = async (db: Reader, level: Level): Promise<StockLevelsTable | null> =>
	(await db
		.selectFrom('stock_levels')
		.selectAll()
		.where('variant_id', '=', level.variant_id)
		.where('location_code', '=', level.location_code)
		.executeTakeFirst()) ?? null;

/** False when somebody else counted or took in between. */
export const saveCount = async (
	tx: Tx,
	{ variant_id, location_code, version }: StockLevelsTable,
	on_hand: number
): Promise<boolean> =>
	(await updateRows(
		tx,
		'stock_levels',
		{ on_hand, version: version + 1 },
		{ variant_id, location_code, version }
	)) === 1;

/** Makes a place or changes it. */
export async function putLocation(tx: Tx, row: StockLocationsTable): Promise<void> {
	const { code, ...set } = row;
	if ((await updateRows(tx, 'stock_locations', set, { code })) === 0)
		await insertRows(tx, 'stock_locations', [row]);
}

/** A page of levels with the sku they are of, by variant and place. */
export async function pageOfLevels(
	db: Reader,
	page: { after: Level | null; limit: number; sku?: string | undefined }
): Promise<(StockLevelsTable & { sku: string })[]> {
	let query = db
		.selectFrom('stock_levels')
		.innerJoin('variants', 'variants.id', 'stock_levels.variant_id')
		.selectAll('stock_levels')
		.select('variants.sku');
	if (page.sku !== undefined) query = query.where('variants.sku', '=', page.sku);
	if (page.after) {
		const { variant_id, location_code } = page.after;
		query = query.where((where) =>
			where(where.refTuple('variant_id', 'location_code'), '>', where.tuple(variant_id, location_code))
		);
	}
	return query.orderBy('variant_id').orderBy('location_code').limit(page.limit).execute();
}
