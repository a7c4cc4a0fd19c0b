import { expireCredit } from '../../commands/credit/expire-credit.ts';
import type { Context } from '../../context.ts';
import { overdueLots } from '../../store/credit-lots.ts';
import { eachPage } from './pages.ts';

/** Books out credit that has run out, lot by lot: a run that is cut short goes on where it was. */
export async function expireCredits(context: Context): Promise<void> {
	const now = context.clock.now();
	await eachPage(
		(after, limit) => overdueLots(context.db.read, { now, after, limit }),
		async ({ id }) => {
			await expireCredit(context, { kind: 'system' }, { lot_id: id });
		}
	);
}
