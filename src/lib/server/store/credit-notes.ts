import { sql } from 'kysely';
import type { Id } from '#lib/domain/ids.ts';
import type { CreditNoteContent } from '#lib/domain/refund/credit-note.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';
import type { CreditNotesTable, CreditNoteWaiversTable } from './schema.ts';

/** A stored note with what it says. */
export type CreditNote = Omit<CreditNotesTable, 'content'> & { content: CreditNoteContent };

/**
 * The next number. It belongs to this transaction alone: the row is held until the commit, and a transaction that is
 * taken back takes the number back with it, so no number is ever left out.
 */
export async function nextNoteSequence(tx: Tx): Promise<number> {
	const row = await tx
		.updateTable('document_numbers')
		.set({ last: sql<number>`last + 1` })
		.where('kind', '=', 'credit_note')
		.returning('last')
		.executeTakeFirstOrThrow();
	return row.last;
}

export async function insertCreditNote(tx: Tx, note: CreditNotesTable): Promise<void> {
	await tx.insertInto('credit_notes').values(note).execute();
}

/** In the order of their numbers. */
export const notesOfRefund = async (db: Reader, refundId: Id<'rfd'>): Promise<CreditNote[]> =>
	(
		await db
			.selectFrom('credit_notes')
			.selectAll()
			.where('refund_id', '=', refundId)
			.orderBy('sequence')
			.execute()
	).map(read);

export const creditNotesOfOrder = async (db: Reader, orderId: Id<'ord'>): Promise<CreditNote[]> =>
	(
		await db
			.selectFrom('credit_notes')
			.selectAll()
			.where('order_id', '=', orderId)
			.orderBy('sequence')
			.execute()
	).map(read);

export async function findCreditNote(db: Reader, number: string): Promise<CreditNote | null> {
	const row = await db.selectFrom('credit_notes').selectAll().where('number', '=', number).executeTakeFirst();
	return row ? read(row) : null;
}

export type NotePlace = { issued_at: Instant; sequence: number };

/** Issued from `from` on and before `until`, in that order, after a place in it. */
export const creditNotesIssued = async (
	db: Reader,
	page: { from: Instant; until: Instant; after: NotePlace | null; limit: number }
): Promise<CreditNote[]> => {
	let query = db
		.selectFrom('credit_notes')
		.selectAll()
		.where('issued_at', '>=', page.from)
		.where('issued_at', '<', page.until);
	const { after } = page;
	if (after) {
		query = query.where((where) =>
			where(where.refTuple('issued_at', 'sequence'), '>', where.tuple(after.issued_at, after.sequence))
		);
	}
	return (await query.orderBy('issued_at').orderBy('sequence').limit(page.limit).execute()).map(read);
};

export async function isWaived(db: Reader, refundId: Id<'rfd'>): Promise<boolean> {
	const row = await db
		.selectFrom('credit_note_waivers')
		.select('refund_id')
		.where('refund_id', '=', refundId)
		.executeTakeFirst();
	return row !== undefined;
}

export async function waiveNote(tx: Tx, waiver: CreditNoteWaiversTable): Promise<void> {
	await tx
		.insertInto('credit_note_waivers')
		.values(waiver)
		.onConflict((conflict) => conflict.column('refund_id').doNothing())
		.execute();
}

const read = ({ content, ...note }: CreditNotesTable): CreditNote => ({
	...note,
	content: JSON.parse(content) as CreditNoteContent
});
