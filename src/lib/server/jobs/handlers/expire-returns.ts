import { expireReturn } from '../../commands/returns/expire-return.ts';
import type { Context } from '../../context.ts';
import { overdueReturns } from '../../store/returns.ts';
import { eachPage } from './pages.ts';

/** Returns whose last day to send has passed give the units that never came back to the order. */
export async function expireReturns(context: Context): Promise<void> {
	const now = context.clock.now();
	await eachPage(
		(after, limit) => overdueReturns(context.db.read, { now, after, limit }),
		async ({ id }) => {
			// A refusal means that the goods are on their way or that somebody was quicker.
			await expireReturn(context, { kind: 'system' }, { return_id: id });
		}
	);
}
