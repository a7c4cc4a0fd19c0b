import { fail, redirect, type Cookies } from '@sveltejs/kit';
import type { Refusal } from '#lib/domain/result.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { setSessionCookie } from '#lib/server/auth/signed-in.ts';
import { changeOwnPassword } from '#lib/server/commands/staff/change-staff.ts';
import { removeOwnSecondFactor, renewRecoveryCodes } from '#lib/server/commands/staff/second-factor.ts';
import { recoveryCodesLeft } from '#lib/server/queries/account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { id, email, role, hasSecondFactor } = staffActor(locals);
	return {
		email,
		role,
		hasSecondFactor,
		codesLeft: hasSecondFactor ? await recoveryCodesLeft(locals.context.db.read, id) : 0,
		saved: url.searchParams.get('saved')
	};
};

export const actions: Actions = {
	password: async ({ request, locals, cookies }) => {
		const form = await request.formData();
		const [current, password] = [String(form.get('current') ?? ''), String(form.get('password') ?? '')];
		const staff = staffActor(locals);
		const done = await changeOwnPassword(locals.context, staff, { current, password });
		if (!done.ok)
			return refusedAt(done.refusal.reason === 'password_too_weak' ? 'password' : 'current', done.refusal);
		goOn(locals, cookies, done.value.sessionToken);
		redirect(303, '/desk/account?saved=password');
	},

	renew: async ({ request, locals }) => {
		const form = await request.formData();
		const done = await renewRecoveryCodes(locals.context, staffActor(locals), codeIn(form));
		if (!done.ok) return refusedAt('code', done.refusal);
		return { field: null, refusal: null, codes: done.value.recovery_codes };
	},

	remove: async ({ request, locals, cookies }) => {
		const form = await request.formData();
		const done = await removeOwnSecondFactor(locals.context, staffActor(locals), codeIn(form));
		if (!done.ok) return refusedAt('code', done.refusal);
		goOn(locals, cookies, done.value.sessionToken);
		redirect(303, '/desk/account?saved=removed');
	}
};

const codeIn = (form: FormData) => ({ code: String(form.get('code') ?? '').slice(0, 40) });

function refusedAt(field: 'current' | 'password' | 'code', refusal: Refusal) {
	return fail(refusal.reason === 'too_many_attempts' ? 429 : 422, { field, refusal, codes: null });
}

/** The account changed, and every session ended but this one that begins. */
const goOn = ({ context }: App.Locals, cookies: Cookies, token: string): void =>
	setSessionCookie(cookies, context.config, { kind: 'staff', token, stay: true });
