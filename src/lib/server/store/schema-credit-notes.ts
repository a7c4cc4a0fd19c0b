import type { Id } from '#lib/domain/ids.ts';
import type { Instant, JsonText } from './schema-values.ts';

/** The last number given out per kind of document: taken and given back with the transaction that needs it. */
export interface DocumentNumbersTable {
	kind: 'credit_note';
	last: number;
}

/** Written once. A note that turned out wrong is taken back by a `cancelling` one with a number of its own. */
export interface CreditNotesTable {
	id: Id<'crn'>;
	sequence: number;
	number: string;
	kind: 'credit' | 'cancelling';
	refund_id: Id<'rfd'>;
	order_id: Id<'ord'>;
	cancels_id: Id<'crn'> | null;
	currency: string;
	amount_minor: number;
	/** CreditNoteContent of domain/refund/credit-note.ts, as canonical JSON, and the SHA-256 of that text. */
	content: JsonText;
	sha256: string;
	issued_at: Instant;
}

/** Refunds whose papers were written elsewhere: settled before there were notes, or told by the shop's own system. */
export interface CreditNoteWaiversTable {
	refund_id: Id<'rfd'>;
	/** `nothing_sold`: the money had come for nothing. */
	reason: 'before' | 'imported' | 'nothing_sold';
}

export interface CreditNotesSchema {
	document_numbers: DocumentNumbersTable;
	credit_notes: CreditNotesTable;
	credit_note_waivers: CreditNoteWaiversTable;
}
