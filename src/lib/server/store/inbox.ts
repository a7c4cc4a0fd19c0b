import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { InboxTable } from './schema.ts';
import { updateRows } from './update.ts';

export const findInbox = async (db: Reader, id: Id<'inb'>): Promise<InboxTable | null> =>
	(await byId(db, id))[0] ?? null;
const byId = compiled((db, id: Id<'inb'>) => db.selectFrom('inbox').selectAll().where('id', '=', id));

/** False when the provider sent this event before. */
export async function insertInbox(tx: Tx, row: InboxTable): Promise<boolean> {
	return (await insertRows(tx, 'inbox', [row], ['provider', 'event_id'])) === 1;
}

export async function closeInbox(tx: Tx, id: Id<'inb'>, now: Instant, error: string | null): Promise<void> {
	await updateRows(tx, 'inbox', { processed_at: now, error }, { id });
}
