import { sql, type ExpressionBuilder } from 'kysely';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';
import type { FilesTable, Schema } from './schema.ts';

export const findFile = async (db: Reader, id: Id<'fil'>): Promise<FilesTable | null> =>
	(await db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

export async function insertFile(tx: Tx, row: FilesTable): Promise<void> {
	await tx.insertInto('files').values(row).execute();
}

/** Which of these files belong to the order: ids come from a form and may be anybody's. */
export const filesOfOrder = async (
	db: Reader,
	orderId: Id<'ord'>,
	ids: readonly Id<'fil'>[]
): Promise<Id<'fil'>[]> => {
	if (ids.length === 0) return [];
	const rows = await db
		.selectFrom('files')
		.select('id')
		.where('order_id', '=', orderId)
		.where('id', 'in', ids)
		.execute();
	return rows.map((row) => row.id);
};

/** Photos of an order in all, and since an instant. */
export async function countFiles(
	db: Reader,
	orderId: Id<'ord'>,
	since: Instant
): Promise<{ all: number; recent: number }> {
	return db
		.selectFrom('files')
		.select([
			sql<number>`count(*)`.as('all'),
			sql<number>`coalesce(sum(case when created_at >= ${since} then 1 else 0 end), 0)`.as('recent')
		])
		.where('order_id', '=', orderId)
		.executeTakeFirstOrThrow();
}

/**
 * Photos added between two instants that belong to no return, in the order of their ids. Those without an order are
 * half deleted: their file may be gone already.
 */
export const unsentPhotos = (
	db: Reader,
	{ from, until, after, limit }: { from: Instant; until: Instant; after: string; limit: number }
): Promise<Pick<FilesTable, 'id' | 'path'>[]> =>
	db
		.selectFrom('files')
		.select(['id', 'path'])
		.where('created_at', '>=', from)
		.where('created_at', '<', until)
		.where('id', '>', after as Id<'fil'>)
		.where('path', 'like', 'photos/%')
		.where(isUnsent)
		.orderBy('id')
		.limit(limit)
		.execute();

/** From here on nobody can see or send it. False when it was sent meanwhile. */
export async function withholdPhoto(tx: Tx, id: Id<'fil'>): Promise<boolean> {
	const done = await tx
		.updateTable('files')
		.set({ order_id: null })
		.where('id', '=', id)
		.where(isUnsent)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function deleteFile(tx: Tx, id: Id<'fil'>): Promise<void> {
	await tx.deleteFrom('files').where('id', '=', id).execute();
}

const isUnsent = ({ exists, not, selectFrom }: ExpressionBuilder<Schema, 'files'>) =>
	not(exists(selectFrom('evidence').select('evidence.id').whereRef('evidence.file_id', '=', 'files.id')));
