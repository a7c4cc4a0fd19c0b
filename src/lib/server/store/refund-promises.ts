import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';
import type { RefundPromisesTable } from './schema.ts';

export const findPromise = async (db: Reader, id: Id<'ret'>): Promise<RefundPromisesTable | null> =>
	(await db.selectFrom('refund_promises').selectAll().where('return_id', '=', id).executeTakeFirst()) ?? null;

/** The promise whose breaking granted a refund. */
export const promiseThatGranted = async (db: Reader, id: Id<'rfd'>): Promise<RefundPromisesTable | null> =>
	(await db.selectFrom('refund_promises').selectAll().where('refund_id', '=', id).executeTakeFirst()) ?? null;

/** Writes where a promise stands. One that broke stays as it broke: what it granted was granted once. */
export async function savePromise(tx: Tx, row: RefundPromisesTable): Promise<void> {
	const { return_id: _id, ...change } = row;
	await tx
		.insertInto('refund_promises')
		.values(row)
		.onConflict((conflict) =>
			conflict.column('return_id').doUpdateSet(change).where('refund_promises.broken_at', 'is', null)
		)
		.execute();
}

/** The money of a broken promise left after all, or nothing is owed any more. */
export async function endPromise(tx: Tx, id: Id<'ret'>, now: Instant): Promise<void> {
	await tx
		.updateTable('refund_promises')
		.set({ ended_at: now })
		.where('return_id', '=', id)
		.where('ended_at', 'is', null)
		.execute();
}

/** Promises whose time is up and of which nobody knows yet what became; in pages by id. */
export const overduePromises = (
	db: Reader,
	page: { now: Instant; after: string; limit: number }
): Promise<{ id: Id<'ret'> }[]> =>
	db
		.selectFrom('refund_promises')
		.select('return_id as id')
		.where('kept_at', 'is', null)
		.where('broken_at', 'is', null)
		.where('ended_at', 'is', null)
		.where('due_at', '<', page.now)
		.where('return_id', '>', page.after as Id<'ret'>)
		.orderBy('return_id')
		.limit(page.limit)
		.execute();
