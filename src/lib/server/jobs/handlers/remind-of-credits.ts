import { REMIND_BEFORE } from '#lib/domain/credit/validity.ts';
import { remindOfCredit } from '../../commands/credit/remind-of-credit.ts';
import type { Context } from '../../context.ts';
import { lotsEndingBetween } from '../../store/credit-lots.ts';
import { eachPage } from './pages.ts';

/** Tells customers of credit that runs out soon. */
export async function remindOfCredits(context: Context): Promise<void> {
	const now = context.clock.now();
	await eachPage(
		(after, limit) =>
			lotsEndingBetween(context.db.read, { from: now, to: now + REMIND_BEFORE, after, limit }),
		async ({ id }) => {
			await remindOfCredit(context, { kind: 'system' }, { lot_id: id });
		}
	);
}
