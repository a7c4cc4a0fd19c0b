import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';
import type { InboxTable } from './schema.ts';

export const findInbox = async (db: Reader, id: Id<'inb'>): Promise<InboxTable | null> =>
	(await db.selectFrom('inbox').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

/** False when the provider sent this event before. */
export async function insertInbox(tx: Tx, row: InboxTable): Promise<boolean> {
	const inserted = await tx
		.insertInto('inbox')
		.values(row)
		.onConflict((conflict) => conflict.columns(['provider', 'event_id']).doNothing())
		.executeTakeFirst();
	return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function closeInbox(tx: Tx, id: Id<'inb'>, now: Instant, error: string | null): Promise<void> {
	await tx.updateTable('inbox').set({ processed_at: now, error }).where('id', '=', id).execute();
}
