import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '#lib/domain/ids.ts';
import { faultSaid } from '#lib/i18n/imports.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { cancelImport, startImport } from '#lib/server/commands/imports/start-import.ts';
import type { Context } from '#lib/server/context.ts';
import { REQUIRED_COLUMNS } from '#lib/server/imports/columns.ts';
import { inspectFile } from '#lib/server/imports/read-file.ts';
import type { ImportOptions } from '#lib/server/imports/rows.ts';
import { faultsOf, importRun, type ImportRun } from '#lib/server/queries/imports.ts';
import { typedIn } from '../../form.ts';
import {
	COLUMN_NAMES,
	optionValues,
	readOptions,
	typedColumns,
	typedOptions,
	type Columns
} from '../options.ts';
import type { Actions, PageServerLoad } from './$types';

const FAULTS_SHOWN = 50;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { context, locale } = locals;
	const run = await importRun(context.db.read, params.import);
	if (!run) error(404);
	const { columns = {}, ...options } = storedOptions(run);
	const isOver = run.state !== 'queued' && run.state !== 'running';
	const faults = isOver ? await faultsOf(context.db.read, run.id, FAULTS_SHOWN) : [];
	return {
		run: {
			id: run.id,
			file_name: run.file_name,
			dry_run: run.dry_run,
			state: run.state,
			by: run.by,
			created_at: run.created_at,
			share: run.bytes_total === 0 ? 10_000 : Math.floor((10_000 * run.bytes_done) / run.bytes_total),
			rows: run.rows_done,
			orders_created: run.orders_created,
			orders_updated: run.orders_updated,
			returns_created: run.returns_created,
			rows_skipped: run.rows_skipped,
			rows_failed: run.rows_failed,
			missing: missingOf(run.error)
		},
		isOver,
		options: optionValues(options),
		file: isOver ? await fileOf(context, run, columns) : null,
		faults: faults.map((fault) => ({ ...fault, said: faultSaid(locale, fault.reason) })),
		faultsShown: FAULTS_SHOWN
	};
};

export const actions: Actions = {
	/** Reads the same file once more: another rehearsal, or for real. */
	again: async ({ request, locals, params }) => {
		const { context } = locals;
		const run = await importRun(context.db.read, params.import);
		if (!run) error(404);
		const typed = typedIn(await request.formData());
		const values = typedOptions(typed);
		const { options, wrong } = readOptions(values, storedOptions(run).locale);
		if (!options) return fail(422, { values, wrong, refusal: null });
		const file = await inspected(context, run, {});
		if (!file) return fail(422, { values, wrong: [], refusal: { reason: 'not_found' as const, facts: {} } });
		const started = await startImport(context, staffActor(locals), {
			file_name: run.file_name,
			file_path: run.file_path,
			bytes: run.bytes_total,
			dry_run: typed.text('do', 20) !== 'import',
			options: { ...options, columns: typedColumns(typed, file.header) }
		});
		if (!started.ok) return fail(422, { values, wrong: [], refusal: started.refusal });
		redirect(303, `/admin/imports/${started.value.import_id}`);
	},

	cancel: async ({ locals, params }) => {
		if (!isId('imp', params.import)) error(404);
		const done = await cancelImport(locals.context, staffActor(locals), params.import);
		if (!done.ok) return fail(422, { values: null, wrong: [], refusal: done.refusal });
		redirect(303, `/admin/imports/${params.import}`);
	}
};

const storedOptions = (run: ImportRun) => JSON.parse(run.options) as ImportOptions & { columns?: Columns };

const missingOf = (stored: string | null) =>
	COLUMN_NAMES.filter((name) =>
		stored
			?.replace(/^columns_missing:/, '')
			.split(',')
			.includes(name)
	);

/** What each column was taken for, so that it can be put right. */
async function fileOf(context: Context, run: ImportRun, chosen: Columns) {
	const file = await inspected(context, run, chosen);
	return (
		file && {
			header: file.header.map((cell) => cell.trim()).filter((cell) => cell !== ''),
			unused: file.unused.filter((cell) => cell.trim() !== ''),
			columns: COLUMN_NAMES.map((name) => ({
				name,
				title: (file.header[file.mapping[name] ?? -1] ?? '').trim(),
				required: REQUIRED_COLUMNS.some((required) => required === name)
			}))
		}
	);
}

/** Null when the file is no longer there, or its first lines are no CSV. */
async function inspected(context: Context, run: ImportRun, chosen: Columns) {
	try {
		return await inspectFile(context.files.locate(run.file_path), chosen);
	} catch (failure) {
		context.log.warn({ import: run.id, err: failure }, 'an import file cannot be looked at');
		return null;
	}
}
