import { stringify } from 'csv-stringify/sync';
import { error } from '@sveltejs/kit';
import { columnWords, faultSaid, imports } from '#lib/i18n/imports.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import { faultsOf, importRun } from '#lib/server/queries/imports.ts';
import type { RequestHandler } from './$types';

const MOST_FAULTS = 100_000;

/** Every fault of an import. What a spreadsheet would run as a formula is made harmless. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { locale, context } = locals;
	const run = await importRun(context.db.read, params.import);
	if (!run) error(404);
	const faults = await faultsOf(context.db.read, run.id, MOST_FAULTS);
	const text = stringify(
		faults.map(({ row, column, reason, value, severity }) => [
			row,
			columnName(locale, column),
			say(locale, severity === 'error' ? imports.severityError : imports.severitySkipped),
			faultSaid(locale, reason),
			value,
			reason
		]),
		{
			header: true,
			columns: [
				say(locale, imports.row),
				say(locale, imports.column),
				say(locale, imports.state),
				say(locale, imports.what),
				say(locale, imports.value),
				'code'
			],
			bom: true,
			escape_formulas: true,
			record_delimiter: 'windows'
		}
	);
	return new Response(text, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="faults-${run.id.slice(-8)}.csv"`
		}
	});
};

const columnName = (locale: Locale, name: string): string =>
	Object.hasOwn(columnWords, name) ? say(locale, columnWords[name as keyof typeof columnWords]) : name;
