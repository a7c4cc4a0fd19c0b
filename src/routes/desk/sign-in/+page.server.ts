import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { setSessionCookie } from '#lib/server/auth/signed-in.ts';
import { signOut } from '#lib/server/commands/access/sign-out.ts';
import { demoSignIn, isRole } from '#lib/server/commands/staff/demo-sign-in.ts';
import { signIn } from '#lib/server/commands/staff/sign-in.ts';
import { cookieName } from '#lib/server/http/cookies.ts';
import { ownPath } from '#lib/server/http/own-path.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const next = ownPath(url.searchParams.get('next')) ?? '/desk';
	if (locals.staff) redirect(303, next);
	return { next, demo: locals.context.config.DEMO };
};

export const actions: Actions = {
	enter: async ({ request, locals, cookies, getClientAddress }) => {
		const form = await request.formData();
		const email = String(form.get('email') ?? '')
			.trim()
			.slice(0, 254);
		const password = String(form.get('password') ?? '');
		const wrong = { email: email === '', password: password === '' };
		if (wrong.email || wrong.password) return fail(422, { email, wrong, refusal: null });
		const signed = await signIn(locals.context, { email, password, clientAddress: getClientAddress() });
		if (!signed.ok) {
			locals.context.log.warn(
				{ request: locals.requestId, reason: signed.refusal.reason },
				'staff sign-in refused'
			);
			const status = signed.refusal.reason === 'too_many_attempts' ? 429 : 422;
			return fail(status, { email, wrong, refusal: signed.refusal });
		}
		return enter({ cookies, locals }, signed.value.sessionToken, form.get('next'));
	},

	demo: async ({ request, locals, cookies }) => {
		const form = await request.formData();
		const role = form.get('role');
		const signed = isRole(role) ? await demoSignIn(locals.context, role) : null;
		if (!signed?.ok) return fail(422, { email: '', wrong: { email: false, password: false }, refusal: null });
		return enter({ cookies, locals }, signed.value.sessionToken, form.get('next'));
	}
};

/** Whoever was signed in on this browser before is signed out: a session left behind could be used by another. */
async function enter(
	{ cookies, locals }: Pick<RequestEvent, 'cookies' | 'locals'>,
	token: string,
	next: unknown
): Promise<never> {
	const { context } = locals;
	const staffToken = cookies.get(cookieName(context.config, 'staff')) ?? null;
	await signOut(context, { staff: null, staffToken, customer: null, everywhere: false });
	setSessionCookie(cookies, context.config, { kind: 'staff', token, stay: true });
	redirect(303, ownPath(next) ?? '/desk');
}
