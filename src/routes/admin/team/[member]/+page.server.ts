import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '#lib/domain/ids.ts';
import type { Refusal, Result } from '#lib/domain/result.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { spokenCode } from '#lib/server/auth/spoken-code.ts';
import {
	changeRole,
	deactivateStaff,
	reactivateStaff,
	resetPassword,
	type StaffMember
} from '#lib/server/commands/staff/change-staff.ts';
import { saveLimits } from '#lib/server/commands/settings/save-limits.ts';
import { isRole } from '#lib/server/commands/staff/demo-sign-in.ts';
import { removeSecondFactorOf } from '#lib/server/commands/staff/second-factor.ts';
import { teamMember } from '#lib/server/queries/admin.ts';
import { memberLimits } from '#lib/server/queries/refund-limits.ts';
import { typedIn, type TypedIn } from '../../form.ts';
import { readRows, rowsOf, typedRows, type Cell } from '../../limits/typed-limits.ts';
import { limitText, readLimit } from '../limit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const member = await teamMember(locals.context.db.read, params.member);
	if (!member) error(404);
	const { currency } = locals.shop;
	const limits = rowsOf(await memberLimits(locals.context.db.read, member.id), cellsOf(member.id), currency);
	return {
		currency,
		limits,
		member: {
			name: member.name,
			email: member.email_norm,
			role: member.role as string,
			limit: limitText(member.refund_limit_minor, currency),
			active: member.active === 1,
			hasSecondFactor: member.factor_added_at !== null,
			version: member.version,
			isSelf: member.id === staffActor(locals).id
		}
	};
};

export const actions: Actions = {
	role: async ({ request, locals, params }) => {
		const typed = typedIn(await request.formData());
		const values = { role: typed.text('role', 20), limit: typed.text('limit', 30) };
		const refundLimitMinor = readLimit(values.limit, locals.shop.currency);
		if (refundLimitMinor === undefined || !isRole(values.role))
			return refusedAs({ reason: 'value_invalid', facts: { field: 'refund_limit' } }, values);
		const done = await changeRole(locals.context, staffActor(locals), memberOf(params.member, typed), {
			role: values.role,
			refundLimitMinor
		});
		return saved(done, values);
	},

	limits: async ({ request, locals, params }) => {
		const { id } = memberOf(params.member, typedIn(new FormData()));
		const rows = typedRows(typedIn(await request.formData()), cellsOf(id));
		const { limits, faults } = readRows(rows, cellsOf(id));
		if (faults.length > 0)
			return fail(422, { refusal: null, values: null, password: null, limits: { rows, faults } });
		const done = await saveLimits(locals.context, staffActor(locals), [
			{ subject: id, rows: limits.get(id) ?? [] }
		]);
		if (!done.ok) return refusedAs(done.refusal);
		redirect(303, '/admin/team?saved');
	},

	password: async ({ request, locals, params }) => {
		const form = await request.formData();
		const given = String(form.get('password') ?? '');
		const password = given === '' ? spokenCode(4, 5) : given;
		const member = memberOf(params.member, typedIn(form));
		const done = await resetPassword(locals.context, staffActor(locals), member, password);
		if (!done.ok) return refusedAs(done.refusal);
		return { refusal: null, values: null, password: given === '' ? password : '' };
	},

	factor: async ({ request, locals, params }) => {
		const { id } = memberOf(params.member, typedIn(await request.formData()));
		return saved(await removeSecondFactorOf(locals.context, staffActor(locals), id));
	},

	close: async ({ request, locals, params }) => {
		const member = memberOf(params.member, typedIn(await request.formData()));
		return saved(await deactivateStaff(locals.context, staffActor(locals), member));
	},

	open: async ({ request, locals, params }) => {
		const member = memberOf(params.member, typedIn(await request.formData()));
		return saved(await reactivateStaff(locals.context, staffActor(locals), member));
	}
};

const cellsOf = (id: string): Cell[] => [
	{ name: 'member_refund', subject: id, figure: 'refund_minor' },
	{ name: 'member_day', subject: id, figure: 'day_minor' }
];

function memberOf(id: string, typed: TypedIn): StaffMember {
	if (!isId('stf', id)) error(404);
	return { id, version: typed.whole('version') ?? 0 };
}

type RoleValues = { role: string; limit: string };

function refusedAs(refusal: Refusal, values: RoleValues | null = null) {
	return fail(refusal.reason === 'changed_meanwhile' ? 409 : 422, { refusal, values, password: null });
}

function saved(done: Result<null>, values: RoleValues | null = null) {
	if (!done.ok) return refusedAs(done.refusal, values);
	redirect(303, '/admin/team?saved');
}
