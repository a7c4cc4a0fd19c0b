import { fail, redirect } from '@sveltejs/kit';
import { staffActor } from '#lib/server/auth/actors.ts';
import { startImport } from '#lib/server/commands/imports/start-import.ts';
import { keepUpload } from '#lib/server/imports/keep-upload.ts';
import { importRuns } from '#lib/server/queries/imports.ts';
import { typedIn } from '../form.ts';
import { readOptions, typedOptions, type OptionValues } from './options.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { shop, context } = locals;
	const runs = await importRuns(context.db.read, 50);
	const options: OptionValues = {
		currency: shop.currency,
		zone: shop.timezone,
		day_order: 'dmy',
		channel: 'csv',
		country: 'TH',
		delivered: '3'
	};
	return {
		options,
		runs: runs.map(
			({
				id,
				file_name,
				dry_run,
				state,
				rows_done,
				orders_created,
				orders_updated,
				rows_failed,
				created_at
			}) => ({
				id,
				file_name,
				dry_run,
				state,
				rows: rows_done,
				orders: orders_created + orders_updated,
				failed: rows_failed,
				created_at
			})
		)
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { context, shop } = locals;
		const upload = await keepUpload(request, context.files, 'file');
		if (!upload.ok) {
			const problem = upload.refusal.reason === 'file_too_large' ? 'large' : 'broken';
			return fail(422, { values: null, wrong: [], problem });
		}
		const { file, fields } = upload.value;
		const values = typedOptions(typedIn(fields));
		const { options, wrong } = readOptions(values, shop.defaultLocale);
		if (!file || !options) {
			if (file) await context.files.remove(file.file_path);
			return fail(422, { values, wrong, problem: file ? null : 'missing' });
		}
		const started = await startImport(context, staffActor(locals), { ...file, dry_run: true, options });
		if (!started.ok) {
			await context.files.remove(file.file_path);
			return fail(422, { values, wrong: [], problem: 'broken' });
		}
		redirect(303, `/admin/imports/${started.value.import_id}`);
	}
};
