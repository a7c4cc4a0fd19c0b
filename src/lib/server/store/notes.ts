import type { Id } from '#lib/domain/ids.ts';
import type { Reader, Tx } from './database.ts';
import type { NotesTable } from './schema.ts';

/** False when a note with this id is kept already. */
export async function insertNote(tx: Tx, row: NotesTable): Promise<boolean> {
	const inserted = await tx
		.insertInto('notes')
		.values(row)
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	return inserted.numInsertedOrUpdatedRows === 1n;
}

export const findNote = async (db: Reader, id: Id<'not'>): Promise<NotesTable | null> =>
	(await db.selectFrom('notes').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

/** Notes of one return, oldest first. */
export const notesOfReturn = (db: Reader, returnId: Id<'ret'>): Promise<NotesTable[]> =>
	db
		.selectFrom('notes')
		.selectAll()
		.where('return_id', '=', returnId)
		.orderBy('created_at')
		.orderBy('id')
		.execute();

/** Notes of an order and of all its returns, oldest first. */
export const notesOfOrder = (db: Reader, orderId: Id<'ord'>): Promise<NotesTable[]> =>
	db
		.selectFrom('notes')
		.selectAll()
		.where('order_id', '=', orderId)
		.orderBy('created_at')
		.orderBy('id')
		.execute();
