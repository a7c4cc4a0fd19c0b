import { fail, redirect } from '@sveltejs/kit';
import { staffActor } from '#lib/server/auth/actors.ts';
import { setSessionCookie } from '#lib/server/auth/signed-in.ts';
import { confirmPerson } from '#lib/server/commands/staff/confirm-person.ts';
import { cookieName } from '#lib/server/http/cookies.ts';
import { ownPath } from '#lib/server/http/own-path.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
	next: ownPath(url.searchParams.get('next')) ?? '/desk',
	email: staffActor(locals).email
});

export const actions: Actions = {
	default: async ({ request, locals, cookies }) => {
		const { context } = locals;
		const form = await request.formData();
		const password = String(form.get('password') ?? '');
		if (password === '') return fail(422, { missing: true, refusal: null });
		const sessionToken = cookies.get(cookieName(context.config, 'staff')) ?? '';
		const done = await confirmPerson(context, staffActor(locals), { password, sessionToken });
		if (!done.ok) {
			const status = done.refusal.reason === 'too_many_attempts' ? 429 : 422;
			return fail(status, { missing: false, refusal: done.refusal });
		}
		setSessionCookie(cookies, context.config, {
			kind: 'staff',
			token: done.value.sessionToken,
			stay: true
		});
		redirect(303, ownPath(form.get('next')) ?? '/desk');
	}
};
