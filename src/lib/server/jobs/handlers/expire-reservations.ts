import { expireStock } from '../../commands/catalogue/release-stock.ts';
import type { Context } from '../../context.ts';
import { overduePurposes } from '../../store/stock.ts';
import { eachPage } from './pages.ts';

/** Pieces that were held until a moment that has passed are free again. */
export async function expireReservations(context: Context): Promise<void> {
	const { db, ids } = context;
	const now = context.clock.now();
	await eachPage(
		(after, limit) => overduePurposes(db.read, { now, after, limit }),
		async ({ id }) => {
			await db.transaction((tx) => expireStock(tx, { ids, now, actor: { kind: 'system' } }, id));
		}
	);
}
