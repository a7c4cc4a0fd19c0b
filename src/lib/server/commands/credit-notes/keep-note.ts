import type { Id } from '#lib/domain/ids.ts';
import { canonicalJson } from '#lib/domain/canonical.ts';
import { cancellingNote, creditNote, type CreditNoteContent } from '#lib/domain/refund/credit-note.ts';
import {
	insertCreditNote,
	isWaived,
	nextNoteSequence,
	notesOfRefund,
	type CreditNote
} from '../../store/credit-notes.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { sha256 } from '../../ids.ts';
import type { CreditNotesTable, RefundsTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import { noteFacts } from './note-facts.ts';

/**
 * Brings the notes of a refund in line with where it stands: settled money has exactly one note that stands, money
 * that came back has none. Called in the transaction that moved the refund; calling it again changes nothing.
 * Why at settlement: docs/decisions/0014-credit-notes-at-settlement.md.
 */
export async function keepNote(tx: Tx, by: By, refund: RefundsTable): Promise<void> {
	if (refund.amount_minor === 0) return;
	const notes = await notesOfRefund(tx, refund.id);
	const standing = standingNote(notes);
	const isSettled = refund.state === 'succeeded' || refund.state === 'settled_other';
	if (isSettled === (standing !== null)) return;
	if (standing === null && (await isWaived(tx, refund.id))) return;
	const sequence = await nextNoteSequence(tx);
	const head = { number: noteNumber(sequence), issued_at: by.now };
	const content =
		standing === null
			? creditNote({ ...(await noteFacts(tx, refund)), ...head })
			: cancellingNote(standing.content, head);
	const note = rowOf(by.ids.next('crn'), sequence, refund, content, standing);
	await insertCreditNote(tx, note);
	await appendEvents(tx, by, [
		{
			type: standing === null ? 'credit_note_issued' : 'credit_note_cancelled',
			entity: 'refund',
			entity_id: refund.id,
			order_id: refund.order_id,
			data: {
				number: note.number,
				amount_minor: note.amount_minor,
				return_id: refund.return_id,
				...(standing !== null && { cancels: standing.number })
			}
		}
	]);
}

/** The note that nothing has taken back. */
const standingNote = (notes: readonly CreditNote[]): CreditNote | null =>
	notes.find((note) => note.kind === 'credit' && !notes.some((other) => other.cancels_id === note.id)) ??
	null;

const noteNumber = (sequence: number): string => `CN-${String(sequence).padStart(6, '0')}`;

function rowOf(
	id: Id<'crn'>,
	sequence: number,
	refund: RefundsTable,
	said: CreditNoteContent,
	cancels: CreditNote | null
): CreditNotesTable {
	const content = canonicalJson(said);
	return {
		id,
		sequence,
		number: said.number,
		kind: cancels === null ? 'credit' : 'cancelling',
		refund_id: refund.id,
		order_id: refund.order_id,
		cancels_id: cancels?.id ?? null,
		currency: said.currency,
		amount_minor: said.gross_minor,
		content,
		sha256: sha256(content),
		issued_at: said.issued_at
	};
}
