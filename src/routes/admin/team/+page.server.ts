import { team } from '#lib/server/queries/admin.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { currency } = locals.shop;
	const members = await team(locals.context.db.read);
	return {
		saved: url.searchParams.has('saved'),
		members: members.map(({ id, name, email_norm, role, refund_limit_minor, active }) => ({
			id,
			name,
			email: email_norm,
			role,
			active: active === 1,
			limit: refund_limit_minor === null ? null : { amountMinor: refund_limit_minor, currency }
		}))
	};
};
