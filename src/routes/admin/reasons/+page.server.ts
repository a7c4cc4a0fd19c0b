import { fail, redirect } from '@sveltejs/kit';
import { staffActor } from '#lib/server/auth/actors.ts';
import { moveReason } from '#lib/server/commands/settings/move-reason.ts';
import { reasonsOf } from '#lib/server/queries/reason-uses.ts';
import { typedIn } from '../form.ts';
import { isKind, KINDS } from './kinds.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db } = locals.context;
	const lists = await Promise.all(KINDS.map(({ kind }) => reasonsOf(db.read, kind, 'all')));
	return {
		lists: KINDS.map(({ kind }, index) => ({
			kind,
			reasons: (lists[index] ?? []).map((reason) => ({
				code: reason.code,
				label: { en: reason.label_en, th: reason.label_th },
				fault: reason.fault,
				needsPhoto: reason.needs_photo === 1,
				waivesFees: reason.waives_fees === 1,
				answers: reason.follow_up?.answers.length ?? 0,
				active: reason.active === 1
			}))
		})),
		saved: url.searchParams.has('saved'),
		removed: url.searchParams.has('removed')
	};
};

export const actions: Actions = {
	move: async ({ request, locals }) => {
		const typed = typedIn(await request.formData());
		const kind = typed.text('kind', 20);
		const [direction, code = '', place = ''] = typed.text('move', 120).split(':');
		if (!isKind(kind) || (direction !== 'up' && direction !== 'down'))
			return fail(422, { refusal: { reason: 'not_found' as const, facts: {} } });
		const done = await moveReason(locals.context, staffActor(locals), {
			kind,
			code,
			direction,
			seen_place: Number(place)
		});
		if (!done.ok)
			return fail(done.refusal.reason === 'changed_meanwhile' ? 409 : 422, { refusal: done.refusal });
		redirect(303, `/admin/reasons#${kind}`);
	}
};
