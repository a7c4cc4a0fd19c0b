import type { Id } from '#lib/domain/ids.ts';
import { addDays, startOfLocalDay, type Instant, type LocalDate } from '#lib/domain/time.ts';
import {
	creditNotesIssued,
	creditNotesOfOrder,
	findCreditNote,
	type CreditNote,
	type NotePlace
} from '../store/credit-notes.ts';
import type { Reader } from '../store/database.ts';

export type { CreditNote, NotePlace };

/** A note by its number; null when there is none. */
export const creditNote = (db: Reader, number: string): Promise<CreditNote | null> =>
	findCreditNote(db, number);

/** A note of this order by its number; null for none and for notes of other orders. */
export async function noteOfOrder(
	db: Reader,
	orderId: Id<'ord'>,
	number: string
): Promise<CreditNote | null> {
	const note = await findCreditNote(db, number);
	return note?.order_id === orderId ? note : null;
}

/** A paper that can be taken away. */
export type NotePaper = Pick<CreditNote, 'number' | 'kind' | 'refund_id'>;

/** The papers of an order's refunds, in the order of their numbers. */
export const notePapers = async (db: Reader, orderId: Id<'ord'>): Promise<NotePaper[]> =>
	(await creditNotesOfOrder(db, orderId)).map(({ number, kind, refund_id }) => ({ number, kind, refund_id }));

/** The instants between which days of the shop's zone lie, the last one included. */
export const spanOf = (from: LocalDate, to: LocalDate, zone: string): { from: Instant; until: Instant } => ({
	from: startOfLocalDay(from, zone),
	until: startOfLocalDay(addDays(to, 1), zone)
});

/** `2026-11` as its first and last day; null for what is no month. */
export function monthOf(text: string): { first: LocalDate; last: LocalDate } | null {
	if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(text)) return null;
	const [year = 0, month = 0] = text.split('-').map(Number);
	const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
	return { first: `${text}-01`, last: `${text}-${String(days).padStart(2, '0')}` };
}

/** Notes of a span of time in the order of their issue, at most `limit` of them. */
export const notesIssued = (
	db: Reader,
	span: { from: Instant; until: Instant },
	page: { after: NotePlace | null; limit: number }
): Promise<CreditNote[]> => creditNotesIssued(db, { ...span, ...page });

const PAGE = 500;

/** All notes of a span of time, read in pages. */
export async function* everyNote(
	db: Reader,
	span: { from: Instant; until: Instant }
): AsyncGenerator<CreditNote> {
	let after: NotePlace | null = null;
	for (;;) {
		const notes: CreditNote[] = await creditNotesIssued(db, { ...span, after, limit: PAGE });
		yield* notes;
		const last = notes.at(-1);
		if (!last || notes.length < PAGE) return;
		after = { issued_at: last.issued_at, sequence: last.sequence };
	}
}
