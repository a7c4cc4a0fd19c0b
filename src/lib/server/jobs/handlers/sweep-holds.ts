import { MINUTE } from '#lib/domain/time.ts';
import type { Context } from '../../context.ts';
import { waitingHoldReleases } from '../../store/hold-releases.ts';
import { enqueue } from '../queue.ts';
import { eachPage } from './pages.ts';

/** Jobs of their own try sooner; the sweep is for what nobody looks at any more. */
const WAITING = 15 * MINUTE;

/** Looks again at held money that waits too long to be let go. */
export async function sweepHolds(context: Context): Promise<void> {
	const now = context.clock.now();
	await eachPage(
		(after, limit) => waitingHoldReleases(context.db.read, { before: now - WAITING, after, limit }),
		({ id }) =>
			context.db.transaction((tx) =>
				enqueue(
					tx,
					{ ids: context.ids, now },
					{
						kind: 'hold.release',
						key: `hold.release:${id}:sweep:${Math.floor(now / WAITING)}`,
						body: { hold_release_id: id }
					}
				)
			)
	);
}
