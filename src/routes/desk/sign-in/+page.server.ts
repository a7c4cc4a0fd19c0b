import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { setSessionCookie } from '#lib/server/auth/signed-in.ts';
import { signOut } from '#lib/server/commands/access/sign-out.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { demoSignIn, isRole } from '#lib/server/commands/staff/demo-sign-in.ts';
import { enterCode } from '#lib/server/commands/staff/enter-code.ts';
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
		const next = nextOf(form);
		const email = String(form.get('email') ?? '')
			.trim()
			.slice(0, 254);
		const password = String(form.get('password') ?? '');
		const wrong = { email: email === '', password: password === '' };
		if (wrong.email || wrong.password) return fail(422, { next, email, wrong, refusal: null });
		const signed = await signIn(locals.context, { email, password, clientAddress: getClientAddress() });
		if (!signed.ok)
			return fail(noted(locals, signed.refusal), { next, email, wrong, refusal: signed.refusal });
		if (signed.value.asks === 'code')
			return { next, ticket: signed.value.ticket, noCode: false, refusal: null };
		return enter({ cookies, locals }, signed.value.sessionToken, next);
	},

	code: async ({ request, locals, cookies, getClientAddress }) => {
		const form = await request.formData();
		const next = nextOf(form);
		const ticket = String(form.get('ticket') ?? '');
		const code = String(form.get('code') ?? '').slice(0, 40);
		if (code.trim() === '') return fail(422, { next, ticket, noCode: true, refusal: null });
		const signed = await enterCode(locals.context, { ticket, code, clientAddress: getClientAddress() });
		if (signed.ok) return enter({ cookies, locals }, signed.value.sessionToken, next);
		const status = noted(locals, signed.refusal);
		if (signed.refusal.reason === 'sign_in_expired')
			return fail(status, { next, email: '', wrong: NOTHING_WRONG, refusal: signed.refusal });
		return fail(status, { next, ticket, noCode: false, refusal: signed.refusal });
	},

	demo: async ({ request, locals, cookies }) => {
		const form = await request.formData();
		const role = form.get('role');
		const signed = isRole(role) ? await demoSignIn(locals.context, role) : null;
		const next = nextOf(form);
		if (!signed?.ok) return fail(422, { next, email: '', wrong: NOTHING_WRONG, refusal: null });
		return enter({ cookies, locals }, signed.value.sessionToken, next);
	}
};

const nextOf = (form: FormData): string => ownPath(form.get('next')) ?? '/desk';
const NOTHING_WRONG = { email: false, password: false };

function noted({ context, requestId }: RequestEvent['locals'], { reason }: Refusal): 422 | 429 {
	context.log.warn({ request: requestId, reason }, 'staff sign-in refused');
	return reason === 'too_many_attempts' ? 429 : 422;
}

/** Whoever was signed in on this browser before is signed out: a session left behind could be used by another. */
async function enter(
	{ cookies, locals }: Pick<RequestEvent, 'cookies' | 'locals'>,
	token: string,
	next: string
): Promise<never> {
	const { context } = locals;
	const staffToken = cookies.get(cookieName(context.config, 'staff')) ?? null;
	await signOut(context, { staff: null, staffToken, customer: null, everywhere: false });
	setSessionCookie(cookies, context.config, { kind: 'staff', token, stay: true });
	redirect(303, next);
}
