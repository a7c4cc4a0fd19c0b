import { z } from 'zod';
import { accepted, refused } from '#lib/domain/result.ts';
import { renderCreditNote } from '../../pdf/credit-note.ts';
import { creditNote, notesIssued, spanOf } from '../../queries/credit-notes.ts';
import { readShop } from '../../store/shop.ts';
import { operation } from '../operation.ts';
import { page, pageOf, pageSchema } from '../pagination.ts';
import {
	creditNoteAnswer,
	creditNoteAnswerOf,
	creditNoteSummary,
	creditNoteSummaryOf
} from '../schemas/credit-note-answer.ts';
import { line } from '../schemas/values.ts';

const noteNumber = z.object({ number: line(20).meta({ description: 'The note’s number: `CN-000042`.' }) });
const day = () =>
	z.iso
		.date()
		.refine((text) => text >= '2000-01-01' && text < '2100-01-01', { params: { fault: 'not_as_written' } });

export const listCreditNotes = operation({
	id: 'listCreditNotes',
	method: 'GET',
	path: '/credit-notes',
	tag: 'Credit notes',
	summary: 'List credit notes, oldest first',
	description:
		'For the books: days are days of the shop’s time zone, the last one included. Read on with `next` until it is null.',
	scope: 'refunds:read',
	query: z.strictObject({
		...page(['number', 'number'] as const),
		from: day()
			.default('2000-01-01')
			.meta({ description: 'First day of issue.', examples: ['2026-11-01'] }),
		to: day()
			.default('2099-12-30')
			.meta({ description: 'Last day of issue.', examples: ['2026-11-30'] })
	}),
	answers: { 200: { description: 'One page.', schema: pageSchema(creditNoteSummary) } },
	refusals: [],
	async handle({ ctx, query }) {
		const { timezone } = await readShop(ctx.db.read);
		const notes = await notesIssued(ctx.db.read, spanOf(query.from, query.to, timezone), {
			after: query.after && { issued_at: query.after[0], sequence: query.after[1] },
			limit: query.limit + 1
		});
		const body = pageOf(notes, query.limit, (note) => [note.issued_at, note.sequence], creditNoteSummaryOf);
		return accepted({ status: 200, body });
	}
});

export const readCreditNote = operation({
	id: 'readCreditNote',
	method: 'GET',
	path: '/credit-notes/{number}',
	tag: 'Credit notes',
	summary: 'Read one credit note',
	description: 'All that it says, in both languages, as it was frozen when it was issued.',
	scope: 'refunds:read',
	params: noteNumber,
	answers: { 200: { description: 'The note.', schema: creditNoteAnswer } },
	refusals: ['not_found'],
	async handle({ ctx, params }) {
		const note = await creditNote(ctx.db.read, params.number.toUpperCase());
		return note ? accepted({ status: 200, body: creditNoteAnswerOf(note) }) : refused('not_found');
	}
});

export const printCreditNote = operation({
	id: 'printCreditNote',
	method: 'GET',
	path: '/credit-notes/{number}/pdf',
	tag: 'Credit notes',
	summary: 'Get one credit note as PDF',
	description: 'In Thai or English by Accept-Language. The same note gives the same bytes.',
	scope: 'refunds:read',
	params: noteNumber,
	answers: { 200: { description: 'The paper.', schema: z.string(), media: 'application/pdf' } },
	refusals: ['not_found'],
	async handle({ ctx, params, locale }) {
		const note = await creditNote(ctx.db.read, params.number.toUpperCase());
		if (!note) return refused('not_found');
		const bytes = await renderCreditNote(locale, note.content, note.sha256);
		return accepted({ status: 200, body: null, file: { media: 'application/pdf', bytes } });
	}
});
