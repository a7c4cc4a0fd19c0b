import { sql } from 'kysely';
import type { ReservationState } from '#lib/domain/catalogue/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { StockLevelsTable, StockLocationsTable, StockReservationsTable } from './schema-catalogue.ts';

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
