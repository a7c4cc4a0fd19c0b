import { fail } from '@sveltejs/kit';
import type { Refusal } from '#lib/domain/result.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { spokenCode } from '#lib/server/auth/spoken-code.ts';
import { createStaff } from '#lib/server/commands/staff/create-staff.ts';
import { isRole } from '#lib/server/commands/staff/demo-sign-in.ts';
import { typedIn } from '../../form.ts';
import { readLimit } from '../limit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ currency: locals.shop.currency });

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await request.formData();
		const typed = typedIn(form);
		const values = {
			name: typed.text('name'),
			email: typed.text('email'),
			role: typed.text('role', 20),
			limit: typed.text('limit', 30),
			locale: typed.text('locale', 5) === 'en' ? ('en' as const) : ('th' as const)
		};
		const no = (refusal: Refusal) => fail(422, { values, refusal, made: null });
		const refundLimitMinor = readLimit(values.limit, locals.shop.currency);
		if (refundLimitMinor === undefined)
			return no({ reason: 'value_invalid', facts: { field: 'refund_limit' } });
		// A password is taken as it was typed: its spaces and signs are part of it.
		const given = String(form.get('password') ?? '');
		const password = given === '' ? spokenCode(4, 5) : given;
		const done = await createStaff(locals.context, staffActor(locals), {
			name: values.name,
			email: values.email,
			role: isRole(values.role) ? values.role : 'agent',
			locale: values.locale,
			password,
			refundLimitMinor
		});
		if (!done.ok) return no(done.refusal);
		return {
			values,
			refusal: null,
			made: { id: done.value.id, name: values.name, password: given === '' ? password : null }
		};
	}
};
