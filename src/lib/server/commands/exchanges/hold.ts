import type { Id } from '#lib/domain/ids.ts';
import { accepted, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Tx } from '../../store/database.ts';
import { heldFor } from '../../store/stock.ts';
import { keepStock, releaseStock } from '../catalogue/release-stock.ts';
import { reserveStock, type StockWanted } from '../catalogue/reserve-stock.ts';
import type { By } from '../orders/by.ts';

/**
 * Holds exactly these pieces for an exchange: what is held already stays, as long as it is what is wanted. Refused, with
 * nothing held, when there are too few.
 */
export async function holdPieces(
	tx: Tx,
	by: By,
	id: Id<'exc'>,
	wants: readonly StockWanted[],
	until: Instant | null
): Promise<Result<null>> {
	const held = await heldFor(tx, id);
	const isOver = held.some((row) => row.expires_at !== null && row.expires_at <= by.now);
	if (!isOver && sameUnits(held, wants)) {
		await keepStock(tx, id, until);
		return accepted(null);
	}
	await releaseStock(tx, by, id);
	const reserved = await reserveStock(tx, by, {
		purpose: 'exchange',
		purpose_id: id,
		wants,
		expires_at: until
	});
	return reserved.ok ? accepted(null) : reserved;
}

function sameUnits(held: readonly StockWanted[], wants: readonly StockWanted[]): boolean {
	const named = [...new Set([...held, ...wants].map(({ variant_id }) => variant_id))];
	const of = (rows: readonly StockWanted[], id: Id<'var'>) =>
		units(rows.filter((row) => row.variant_id === id));
	return named.every((id) => of(held, id) === of(wants, id));
}

const units = (rows: readonly StockWanted[]): number => rows.reduce((sum, row) => sum + row.quantity, 0);
