import { redirect } from '@sveltejs/kit';
import { staffActor } from '#lib/server/auth/actors.ts';
import { beginRun } from '#lib/server/commands/reconciliation/begin-run.ts';
import { reconciliationView } from '#lib/server/queries/reconciliation.ts';
import { differenceActs, stopped } from '../../desk/refunds/difference-acts.ts';
import type { Actions, PageServerLoad } from './$types';

const ROWS = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, clock, config } = locals.context;
	const { frozen, ...view } = await reconciliationView(db.read, {
		after: placeOf(url.searchParams.get('after')),
		limit: ROWS
	});
	return {
		...view,
		frozen: frozen && { reason: frozen.reason, at: frozen.frozen_at, not_before: frozen.not_before },
		next: view.next && `${view.next.found_at}~${view.next.id}`,
		after: url.searchParams.get('after'),
		at: url.searchParams.get('at'),
		done: url.searchParams.get('done'),
		connected: config.STRIPE_SECRET_KEY !== undefined,
		now: clock.now()
	};
};

export const actions: Actions = {
	run: async ({ request, locals }) => {
		const complete = (await request.formData()).get('complete') !== null;
		const begun = await beginRun(locals.context, staffActor(locals), { cause: 'by_hand', complete });
		if (!begun.ok) return stopped(begun.refusal);
		redirect(303, '/admin/reconciliation?done=begun');
	},
	...differenceActs('/admin/reconciliation')
};

function placeOf(given: string | null): { found_at: number; id: string } | null {
	const found = /^(\d{1,15})~(dif_[0-9a-f-]{36})$/.exec(given ?? '');
	return found?.[1] && found[2] ? { found_at: Number(found[1]), id: found[2] } : null;
}
