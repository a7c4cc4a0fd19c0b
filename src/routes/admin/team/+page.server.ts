import { fail, redirect } from '@sveltejs/kit';
import { staffActor } from '#lib/server/auth/actors.ts';
import { requireSecondFactor } from '#lib/server/commands/staff/require-second-factor.ts';
import { team } from '#lib/server/queries/admin.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { currency } = locals.shop;
	const members = await team(locals.context.db.read);
	return {
		saved: url.searchParams.has('saved'),
		asksSecondFactor: locals.shop.settings.second_factor_required === true,
		members: members.map(({ id, name, email_norm, role, refund_limit_minor, active, factor_added_at }) => ({
			id,
			name,
			email: email_norm,
			role,
			active: active === 1,
			hasSecondFactor: factor_added_at !== null,
			limit: refund_limit_minor === null ? null : { amountMinor: refund_limit_minor, currency }
		}))
	};
};

export const actions: Actions = {
	require: async ({ request, locals }) => {
		const on = (await request.formData()).get('on') === '1';
		const done = await requireSecondFactor(locals.context, staffActor(locals), { on });
		if (!done.ok) return fail(409, { refusal: done.refusal });
		redirect(303, '/admin/team?saved');
	}
};
