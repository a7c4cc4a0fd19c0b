import type { Instant } from '#lib/domain/time.ts';
import type { Tx } from '../../store/database.ts';
import { endReservation, heldFor, holdPieces, setExpiry } from '../../store/stock.ts';
import type { By } from '../orders/by.ts';

/** Lets go of whatever is still held under this id; doing it twice changes nothing. How many pieces are free again. */
export const releaseStock = (tx: Tx, by: By, purpose_id: string): Promise<number> =>
	letGo(tx, by, purpose_id, 'released');

/** The same because the time is over: only what is held until now or before. */
export const expireStock = (tx: Tx, by: By, purpose_id: string): Promise<number> =>
	letGo(tx, by, purpose_id, 'expired');

/** What is held stays held until another moment; null: until somebody lets go. */
export const keepStock = (tx: Tx, purpose_id: string, expires_at: Instant | null): Promise<void> =>
	setExpiry(tx, purpose_id, expires_at);

async function letGo(tx: Tx, by: By, purpose_id: string, state: 'released' | 'expired'): Promise<number> {
	let freed = 0;
	for (const row of await heldFor(tx, purpose_id)) {
		const isOver = row.expires_at !== null && row.expires_at <= by.now;
		if (state === 'expired' && !isOver) continue;
		if (!(await endReservation(tx, row.id, state, by.now))) continue;
		await holdPieces(tx, row, -row.quantity);
		freed += row.quantity;
	}
	return freed;
}
