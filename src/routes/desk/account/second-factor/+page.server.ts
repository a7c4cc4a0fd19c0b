import { fail, redirect } from '@sveltejs/kit';
import { staffActor } from '#lib/server/auth/actors.ts';
import { factorKey, newFactorSecret } from '#lib/server/auth/second-factor.ts';
import { setSessionCookie } from '#lib/server/auth/signed-in.ts';
import { addSecondFactor } from '#lib/server/commands/staff/second-factor.ts';
import { ownPath } from '#lib/server/http/own-path.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const staff = staffActor(locals);
	const next = ownPath(url.searchParams.get('next')) ?? '/desk/account';
	if (staff.hasSecondFactor) redirect(303, next);
	return {
		next,
		isNeeded: locals.shop.settings.second_factor_required === true,
		...offered(locals, newFactorSecret(locals.context.config, staff.id))
	};
};

export const actions: Actions = {
	default: async ({ request, locals, cookies }) => {
		const { context } = locals;
		const form = await request.formData();
		const sealed = String(form.get('sealed') ?? '');
		const code = String(form.get('code') ?? '').slice(0, 40);
		const shown = offered(locals, sealed);
		if (code.trim() === '') return fail(422, { ...shown, missing: true, refusal: null, codes: null });
		const done = await addSecondFactor(context, staffActor(locals), { sealed, code });
		if (!done.ok) {
			const status = done.refusal.reason === 'too_many_attempts' ? 429 : 422;
			return fail(status, { ...shown, missing: false, refusal: done.refusal, codes: null });
		}
		const token = done.value.sessionToken;
		setSessionCookie(cookies, context.config, { kind: 'staff', token, stay: true });
		return { missing: false, refusal: null, codes: done.value.recovery_codes };
	}
};

/** A secret as the app takes it: sealed for the form, to scan, and to type. */
function offered({ context, shop, locale, staff }: App.Locals, sealed: string) {
	const { id, email } = staffActor({ staff });
	const key = factorKey(context.config, { id, email, shop: shop.name[locale] }, sealed);
	return key ? { sealed, key } : {};
}
