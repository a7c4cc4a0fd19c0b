import { fail, redirect } from '@sveltejs/kit';
import { isId } from '#lib/domain/ids.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { startBacktest, type StartBacktestInput } from '#lib/server/commands/backtests/start-backtest.ts';
import { backtestChoices, backtestList } from '#lib/server/queries/backtests.ts';
import { findPolicyDraft, openPolicyDrafts } from '#lib/server/queries/policy-drafts.ts';
import { typedIn } from '../../form.ts';
import { chosenSpan, SPAN_DAYS } from './span.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 50;
const MOST_DRAFTS = 20;

export const load: PageServerLoad = async ({ locals, url }) => {
	const db = locals.context.db.read;
	const runs = await backtestList(db, { after: null, limit: SHOWN });
	return {
		versions: await backtestChoices(db),
		drafts: (await openPolicyDrafts(db, MOST_DRAFTS)).map(({ id, name }) => ({ id, name })),
		/** The draft that somebody comes from. */
		wanted: url.searchParams.get('draft'),
		days: [...SPAN_DAYS],
		runs: runs.map(
			({ id, label, version_number, state, created_at, changed, totals, span_from, span_to }) => ({
				id,
				label,
				version_number,
				state,
				created_at,
				changed,
				judged: totals?.judged ?? null,
				span_from,
				span_to
			})
		)
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const typed = typedIn(await request.formData());
		const span = chosenSpan(typed, locals.shop.timezone);
		const chosen = {
			policy: typed.text('policy', 60),
			baseline: typed.text('baseline', 10) === 'live' ? ('live' as const) : ('judged' as const),
			span: typed.text('span', 20),
			from: typed.text('from', 10),
			to: typed.text('to', 10)
		};
		if (!span) return fail(422, { chosen, refusal: null });
		const policy = await policyOf(locals.context.db.read, chosen.policy);
		if (!policy) return fail(422, { chosen, refusal: { reason: 'not_found', facts: {} } as Refusal });
		const started = await startBacktest(locals.context, staffActor(locals), {
			...policy,
			baseline: chosen.baseline,
			span
		});
		if (!started.ok) return fail(422, { chosen, refusal: started.refusal });
		redirect(303, `/admin/policy/backtests/${started.value.backtest_id}`);
	}
};

/** A version by its number, or a draft as it stands now by its id. */
async function policyOf(
	db: App.Locals['context']['db']['read'],
	chosen: string
): Promise<Pick<StartBacktestInput, 'policy' | 'label'> | null> {
	if (!isId('pdr', chosen)) return { policy: { number: Number(chosen) } };
	const draft = await findPolicyDraft(db, chosen);
	if (!draft || draft.closed_at !== null) return null;
	return { policy: { rules: draft.rules, draft_id: draft.id }, label: draft.name };
}
