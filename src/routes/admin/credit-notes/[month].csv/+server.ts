import { error } from '@sveltejs/kit';
import { stringify } from 'csv-stringify/sync';
import { voiceOf } from '#lib/i18n/voice.ts';
import { everyNote, monthOf, spanOf } from '#lib/server/queries/credit-notes.ts';
import type { RequestHandler } from './$types';
import { noteTable, type NoteRow } from './table.ts';

/** The credit notes of a month for the books. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { locale, shop, context } = locals;
	const month = monthOf(params.month);
	if (!month) error(404);
	const notes: NoteRow[] = [];
	const span = spanOf(month.first, month.last, shop.timezone);
	for await (const note of everyNote(context.db.read, span)) notes.push(note);
	const { head, rows } = noteTable(voiceOf(locale, shop.timezone), notes);
	const text = stringify([head, ...rows], { bom: true, record_delimiter: 'windows' });
	return new Response(text, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="credit-notes-${params.month}.csv"`,
			'cache-control': 'private, no-store'
		}
	});
};
