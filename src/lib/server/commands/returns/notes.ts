import { actorId } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Tx } from '../../store/database.ts';
import { findNote, insertNote } from '../../store/notes.ts';
import type { NotesTable, OrdersTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';

const MOST_CHARACTERS = 5_000;

/**
 * Writes one note under its author's name as it is today. `key` is the id it gets: a form that is sent twice with the
 * same words keeps one note; other words, or another place, are a note of their own.
 */
export async function writeNote(
	tx: Tx,
	by: By,
	order: Pick<OrdersTable, 'id' | 'customer_name'>,
	returnId: Id<'ret'> | null,
	kind: NotesTable['kind'],
	body: string,
	key?: Id<'not'>
): Promise<Id<'not'>> {
	const { actor } = by;
	const note: NotesTable = {
		id: key ?? by.ids.next('not'),
		order_id: order.id,
		return_id: returnId,
		author_kind: actor.kind === 'customer' ? 'customer' : actor.kind === 'staff' ? 'staff' : 'api',
		author_id: actorId(actor),
		author_name: 'name' in actor ? actor.name : actor.kind === 'customer' ? order.customer_name : '',
		kind,
		body: body.trim().slice(0, MOST_CHARACTERS),
		created_at: by.now
	};
	if (await insertNote(tx, note)) return note.id;
	const kept = await findNote(tx, note.id);
	if (kept && SAME.every((part) => kept[part] === note[part])) return kept.id;
	const id = by.ids.next('not');
	await insertNote(tx, { ...note, id });
	return id;
}

const SAME = ['order_id', 'return_id', 'author_kind', 'author_id', 'kind', 'body'] as const;
