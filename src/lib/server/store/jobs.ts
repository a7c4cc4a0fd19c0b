import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';
import type { JobsTable } from './schema.ts';

/** Jobs that were given up and wait for a person, the latest first. */
export const parkedJobs = (db: Reader, limit: number): Promise<JobsTable[]> =>
	db
		.selectFrom('jobs')
		.selectAll()
		.where('parked_at', 'is not', null)
		.orderBy('parked_at', 'desc')
		.limit(limit)
		.execute();

/** False when the job was not parked. */
export async function releaseParkedJob(tx: Tx, id: Id<'job'>, now: Instant): Promise<boolean> {
	const done = await tx
		.updateTable('jobs')
		.set({ parked_at: null, attempts: 0, run_at: now })
		.where('id', '=', id)
		.where('parked_at', 'is not', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}
