import { DAY } from '#lib/domain/time.ts';
import type { Context } from '../../context.ts';
import { deleteFile, unsentPhotos, withholdPhoto } from '../../store/files.ts';
import { eachPage } from './pages.ts';

/** A request that was begun may be sent from a bookmark for so long with the photos it came with. */
const KEPT = 30 * DAY;
/** Every day looks back so far: a server that stood still for a season misses nothing. */
const LOOKED_BACK = 120 * DAY;

/**
 * Deletes photos that were added and never sent with a return. The row lets go of its order first, then the file goes,
 * then the row: stopped anywhere between, the next run finds the rest.
 */
export async function sweepPhotos(context: Context): Promise<void> {
	const until = context.clock.now() - KEPT;
	await eachPage(
		(after, limit) => unsentPhotos(context.db.read, { from: until - LOOKED_BACK, until, after, limit }),
		async ({ id, path }) => {
			const isUnsent = await context.db.transaction((tx) => withholdPhoto(tx, id));
			if (!isUnsent) return;
			await context.files.remove(path);
			await context.db.transaction((tx) => deleteFile(tx, id));
		}
	);
}
