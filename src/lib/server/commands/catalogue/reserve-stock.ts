import { allot } from '#lib/domain/catalogue/allot.ts';
import type { StockPurpose } from '#lib/domain/catalogue/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Tx } from '../../store/database.ts';
import type { StockReservationsTable } from '../../store/schema-catalogue.ts';
import { holdPieces, insertReservations, levelsOf } from '../../store/stock.ts';
import type { By } from '../orders/by.ts';

export type StockWanted = { variant_id: Id<'var'>; quantity: number };

export type ReserveStockInput = {
	purpose: StockPurpose;
	/** The id of what they are held for; released and committed under it. */
	purpose_id: string;
	/** The same variant twice counts together. */
	wants: readonly StockWanted[];
	/** Null: held until they are released or committed. */
	expires_at: Instant | null;
};

/**
 * Holds pieces in the caller's transaction, all or none: `out_of_stock` names the first variant of which too few are
 * free (`variant_id`, `available`, `asked`), and nothing is held: the caller may go on without. Levels are read and written
 * in the order of variants and places, so that two who want the same never wait for each other.
 */
export async function reserveStock(
	tx: Tx,
	by: By,
	input: ReserveStockInput
): Promise<Result<StockReservationsTable[]>> {
	const wants = together(input.wants);
	const levels = await levelsOf(
		tx,
		wants.map(({ variant_id }) => variant_id)
	);
	const rows: StockReservationsTable[] = [];
	for (const { variant_id, quantity } of wants) {
		const free = levels
			.filter((level) => level.variant_id === variant_id)
			.map((level) => ({ location_code: level.location_code, free: level.on_hand - level.reserved }));
		const parts = allot(free, quantity);
		if (!parts) {
			await giveBack(tx, rows);
			return refused('out_of_stock', { variant_id, available: sum(free), asked: quantity });
		}
		for (const part of parts) {
			if (!(await holdPieces(tx, { variant_id, location_code: part.location_code }, part.quantity))) {
				await giveBack(tx, rows);
				return refused('out_of_stock', { variant_id, available: 0, asked: quantity });
			}
			rows.push(reservation(by, input, variant_id, part));
		}
	}
	await insertReservations(tx, rows);
	return accepted(rows);
}

async function giveBack(tx: Tx, rows: readonly StockReservationsTable[]): Promise<void> {
	for (const row of rows) await holdPieces(tx, row, -row.quantity);
}

function together(wants: readonly StockWanted[]): StockWanted[] {
	const quantities = new Map<Id<'var'>, number>();
	for (const { variant_id, quantity } of wants) {
		if (!Number.isSafeInteger(quantity) || quantity < 1)
			throw new RangeError('pieces to hold are counted from one');
		quantities.set(variant_id, (quantities.get(variant_id) ?? 0) + quantity);
	}
	return [...quantities]
		.map(([variant_id, quantity]) => ({ variant_id, quantity }))
		.sort((a, b) => (a.variant_id < b.variant_id ? -1 : 1));
}

const reservation = (
	by: By,
	{ purpose, purpose_id, expires_at }: ReserveStockInput,
	variant_id: Id<'var'>,
	part: { location_code: string; quantity: number }
): StockReservationsTable => ({
	id: by.ids.next('rsv'),
	variant_id,
	...part,
	purpose,
	purpose_id,
	state: 'held',
	expires_at,
	created_at: by.now,
	ended_at: null
});

const sum = (levels: readonly { free: number }[]): number =>
	levels.reduce((total, { free }) => total + free, 0);
