import { fail, redirect } from '@sveltejs/kit';
import { staffActor } from '#lib/server/auth/actors.ts';
import { saveLimits } from '#lib/server/commands/settings/save-limits.ts';
import { shopLimits } from '#lib/server/queries/refund-limits.ts';
import type { LimitSubject } from '#lib/server/store/refund-limits.ts';
import { typedIn } from '../form.ts';
import type { Actions, PageServerLoad } from './$types';
import { readRows, rowsOf, typedRows, type Cell } from './typed-limits.ts';

const CELLS: readonly Cell[] = [
	{ name: 'shop_day', subject: 'shop', figure: 'day_minor' },
	{ name: 'agent_refund', subject: 'agent', figure: 'refund_minor' },
	{ name: 'agent_day', subject: 'agent', figure: 'day_minor' },
	{ name: 'lead_refund', subject: 'lead', figure: 'refund_minor' },
	{ name: 'lead_day', subject: 'lead', figure: 'day_minor' },
	{ name: 'api_refund', subject: 'api', figure: 'refund_minor' },
	{ name: 'api_day', subject: 'api', figure: 'day_minor' },
	{ name: 'payout', subject: 'payout', figure: 'refund_minor' }
];

export const load: PageServerLoad = async ({ locals, url }) => {
	const stored = await shopLimits(locals.context.db.read);
	return { rows: rowsOf(stored, CELLS, locals.shop.currency), saved: url.searchParams.has('saved') };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const rows = typedRows(typedIn(await request.formData()), CELLS);
		const { limits, faults } = readRows(rows, CELLS);
		if (faults.length > 0) return fail(422, { rows, faults, refusal: null });
		const input = [...limits].map(([subject, own]) => ({ subject: subject as LimitSubject, rows: own }));
		const done = await saveLimits(locals.context, staffActor(locals), input);
		if (!done.ok) return fail(422, { rows, faults: [], refusal: done.refusal });
		redirect(303, '/admin/limits?saved');
	}
};
