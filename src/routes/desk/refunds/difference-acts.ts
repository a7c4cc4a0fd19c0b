import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isId } from '#lib/domain/ids.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { assignDifference } from '#lib/server/commands/reconciliation/assign-difference.ts';
import { resolveDifference } from '#lib/server/commands/reconciliation/resolve-difference.ts';
import { typedIn } from '../../admin/form.ts';

const GONE: Refusal = { reason: 'not_found', facts: {} };

type At = { stuck?: string; difference?: string; note?: string };

/** A refusal, and the row it belongs to with what was typed there. */
export const stopped = (refusal: Refusal, { stuck, difference, note }: At = {}) =>
	fail(refusal.reason === 'not_allowed' ? 403 : 422, {
		refusal,
		stuck: stuck ?? null,
		difference: difference ?? null,
		note: note ?? ''
	});

/** What may be done about a difference, on whichever page it is shown; `at` is that page. */
export const differenceActs = (at: string) => ({
	assign: async ({ request, locals }: RequestEvent) => {
		const typed = typedIn(await request.formData());
		const [difference_id, staff_id] = [typed.text('difference', 60), typed.text('staff', 60)];
		if (!isId('dif', difference_id) || !isId('stf', staff_id)) return stopped(GONE);
		const me = staffActor(locals);
		const done = await assignDifference(locals.context, me, {
			difference_id,
			staff_id,
			...version(typed.whole('version'))
		});
		if (!done.ok) return stopped(done.refusal);
		redirect(303, `${at}?done=${staff_id === me.id ? 'taken' : 'handed'}`);
	},
	resolve: async ({ request, locals }: RequestEvent) => {
		const typed = typedIn(await request.formData());
		const difference_id = typed.text('difference', 60);
		const note = typed.lines('note');
		if (!isId('dif', difference_id)) return stopped(GONE);
		const done = await resolveDifference(locals.context, staffActor(locals), {
			difference_id,
			note,
			...version(typed.whole('version'))
		});
		if (!done.ok) return stopped(done.refusal, { difference: difference_id, note });
		redirect(303, `${at}?done=resolved`);
	}
});

const version = (given: number | null) => (given === null ? {} : { version: given });
