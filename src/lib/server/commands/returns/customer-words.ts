import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { insertEvidence } from '../../store/evidence.ts';
import type { Tx } from '../../store/database.ts';
import { filesOfOrder } from '../../store/files.ts';
import type { By } from '../orders/by.ts';
import type { LoadedReturn } from './load.ts';
import { writeNote } from './notes.ts';

/** What the customer writes about a return: words, photos of the order added before, or both. */
export type CustomerWords = { body: string; file_ids: Id<'fil'>[] };

/** Checks the words of a customer; nothing is written. Refuses a photo of another order, and saying nothing at all. */
export async function readWords(
	tx: Tx,
	{ order }: LoadedReturn,
	words: CustomerWords
): Promise<Result<CustomerWords>> {
	const file_ids = [...new Set(words.file_ids)];
	const own = await filesOfOrder(tx, order.id, file_ids);
	const foreign = file_ids.find((id) => !own.includes(id));
	if (foreign) return refused('not_found', { file_id: foreign });
	const body = words.body.trim();
	if (body === '' && file_ids.length === 0) return refused('value_invalid', { pointer: '/body' });
	return accepted({ body, file_ids });
}

/** Keeps them with the return, for both sides to read. */
export async function keepWords(
	tx: Tx,
	by: By,
	{ order, return: row }: LoadedReturn,
	{ body, file_ids }: CustomerWords
): Promise<void> {
	if (body !== '') await writeNote(tx, by, order, row.id, 'answer', body);
	await insertEvidence(
		tx,
		file_ids.map((file_id) => ({
			id: by.ids.next('evi'),
			return_id: row.id,
			return_item_id: null,
			file_id,
			kind: 'photo' as const,
			created_at: by.now
		}))
	);
}
