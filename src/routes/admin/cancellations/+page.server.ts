import { fail, redirect } from '@sveltejs/kit';
import { cancellationSettings } from '#lib/domain/cancellation/settings.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { saveCancellationSettings } from '#lib/server/commands/settings/save-cancellation.ts';
import { typedIn } from '../form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
	settings: cancellationSettings(locals.shop.settings),
	version: locals.shop.version,
	saved: url.searchParams.has('saved')
});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const typed = typedIn(await request.formData());
		const grace = typed.text('grace', 20);
		const after_grace = typed.text('after') === 'accept' ? ('accept' as const) : ('check' as const);
		const done = await saveCancellationSettings(locals.context, staffActor(locals), {
			version: typed.whole('version') ?? -1,
			settings: { grace_minutes: typed.whole('grace') ?? -1, after_grace }
		});
		if (!done.ok) {
			const wrong = done.refusal.reason === 'value_invalid';
			return fail(422, { grace, after_grace, wrong, refusal: wrong ? null : done.refusal });
		}
		redirect(303, '/admin/cancellations?saved');
	}
};
