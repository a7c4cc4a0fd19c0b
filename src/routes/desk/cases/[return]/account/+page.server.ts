import { error, fail } from '@sveltejs/kit';
import { staffActor } from '#lib/server/auth/actors.ts';
import { showAccount } from '#lib/server/commands/refunds/show-account.ts';
import { caseIds } from '#lib/server/queries/case.ts';
import { accountStanding } from '#lib/server/queries/payout-account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { db } = locals.context;
	const ids = await caseIds(db.read, params.return);
	if (!ids) error(404);
	return { number: params.return, ...(await accountStanding(db.read, ids.return_id)) };
};

export const actions: Actions = {
	/** A page that is merely opened shows nothing: looking is an act, and it is recorded. */
	default: async ({ locals, params }) => {
		const { context } = locals;
		const ids = await caseIds(context.db.read, params.return);
		if (!ids) error(404);
		const shown = await showAccount(context, staffActor(locals), { return_id: ids.return_id });
		return shown.ok
			? { account: shown.value, refusal: null }
			: fail(422, { account: null, refusal: shown.refusal });
	}
};
