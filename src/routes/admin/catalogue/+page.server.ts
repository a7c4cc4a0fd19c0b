import { fail } from '@sveltejs/kit';
import { isId } from '#lib/domain/ids.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { importCatalogue } from '#lib/server/commands/catalogue/import-catalogue.ts';
import { readCatalogue } from '#lib/server/imports/catalogue-file.ts';
import { keepUpload } from '#lib/server/imports/keep-upload.ts';
import { catalogueList } from '#lib/server/queries/admin-catalogue.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
	const typed = (url.searchParams.get('q') ?? '').trim().slice(0, 100).toWellFormed();
	const after = url.searchParams.get('after') ?? '';
	const { rows, next } = await catalogueList(locals.context.db.read, {
		words: typed,
		currency: locals.shop.currency,
		after: isId('prd', after) ? after : null,
		limit: SHOWN
	});
	return {
		typed,
		isFirst: after === '',
		currency: locals.shop.currency,
		rows,
		next: next && `?${new URLSearchParams({ ...(typed && { q: typed }), after: next }).toString()}`
	};
};

const MOST_BYTES = 20 * 1024 ** 2;
/** Enough to see what is wrong with a file. */
const FAULTS_SHOWN = 200;

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { context } = locals;
		const upload = await keepUpload(request, context.files, 'file');
		if (!upload.ok) return problem(upload.refusal.reason === 'file_too_large' ? 'large' : 'broken');
		const { file, fields } = upload.value;
		if (!file) return problem('missing');
		try {
			if (file.bytes > MOST_BYTES) return problem('large');
			const read = await readCatalogue(context.files.locate(file.file_path)).catch(() => null);
			if (!read) return problem('broken');
			const dry_run = fields.has('only_check');
			const done = await importCatalogue(context, staffActor(locals), read, { dry_run });
			if (!done.ok) return problem('broken');
			const { faults, ...outcome } = done.value;
			const result = { ...outcome, faults: faults.slice(0, FAULTS_SHOWN), faulty: faults.length };
			return faults.length > 0 ? fail(422, { problem: null, result }) : { problem: null, result };
		} finally {
			await context.files.remove(file.file_path);
		}
	}
};

const problem = (what: 'missing' | 'large' | 'broken') => fail(422, { problem: what, result: null });
