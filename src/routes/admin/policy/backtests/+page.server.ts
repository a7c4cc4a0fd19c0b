import { fail, redirect } from '@sveltejs/kit';
import { staffActor } from '#lib/server/auth/actors.ts';
import { startBacktest } from '#lib/server/commands/backtests/start-backtest.ts';
import { backtestChoices, backtestList } from '#lib/server/queries/backtests.ts';
import { typedIn } from '../../form.ts';
import { chosenSpan, SPAN_DAYS } from './span.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 50;

export const load: PageServerLoad = async ({ locals }) => {
	const db = locals.context.db.read;
	const runs = await backtestList(db, { after: null, limit: SHOWN });
	return {
		versions: await backtestChoices(db),
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
			number: typed.whole('number') ?? 0,
			baseline: typed.text('baseline', 10) === 'live' ? ('live' as const) : ('judged' as const),
			span: typed.text('span', 20),
			from: typed.text('from', 10),
			to: typed.text('to', 10)
		};
		if (!span) return fail(422, { chosen, refusal: null });
		const started = await startBacktest(locals.context, staffActor(locals), {
			policy: { number: chosen.number },
			baseline: chosen.baseline,
			span
		});
		if (!started.ok) return fail(422, { chosen, refusal: started.refusal });
		redirect(303, `/admin/policy/backtests/${started.value.backtest_id}`);
	}
};
