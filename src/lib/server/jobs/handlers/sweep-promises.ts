import { breakPromise } from '../../commands/promises/break-promise.ts';
import type { Context } from '../../context.ts';
import { overduePromises } from '../../store/refund-promises.ts';
import { eachPage } from './pages.ts';

/** Promises whose time is up are found kept, called off or broken; a broken one grants what its policy says, once. */
export async function sweepPromises(context: Context): Promise<void> {
	const now = context.clock.now();
	await eachPage(
		(after, limit) => overduePromises(context.db.read, { now, after, limit }),
		({ id }) => breakPromise(context, id)
	);
}
