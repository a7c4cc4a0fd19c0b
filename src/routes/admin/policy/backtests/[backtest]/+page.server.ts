import { error, fail, redirect } from '@sveltejs/kit';
import { shareInterval } from '#lib/domain/backtest/interval.ts';
import { isId } from '#lib/domain/ids.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { cancelBacktest } from '#lib/server/commands/backtests/cancel-backtest.ts';
import { backtestById, backtestCases, reasonNames } from '#lib/server/queries/backtests.ts';
import { filterOf } from './filter.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 50;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const db = locals.context.db.read;
	const run = await backtestById(db, params.backtest);
	if (!run) error(404);
	const { rules, totals, ...told } = run;
	const isOver = run.finished_at !== null;
	const filter = filterOf(url);
	const after = Number(url.searchParams.get('after') ?? 0);
	const page = { after: Number.isSafeInteger(after) && after > 0 ? after : 0, limit: SHOWN + 1 };
	const cases = run.state === 'done' ? await backtestCases(db, run.id, filter, page) : [];
	return {
		run: told,
		totals: run.state === 'done' ? totals : null,
		share: totals && shareInterval(totals.changed, totals.judged),
		ruleNames: Object.fromEntries((rules.rules ?? []).map((rule, index) => [rule.id, index + 1])),
		isOver,
		filter,
		paged: page.after > 0,
		cases: cases.slice(0, SHOWN),
		next: cases.length > SHOWN ? (cases[SHOWN - 1]?.position ?? null) : null,
		reasons: await reasonNames(db)
	};
};

export const actions: Actions = {
	cancel: async ({ locals, params }) => {
		if (!isId('bkt', params.backtest)) error(404);
		const done = await cancelBacktest(locals.context, staffActor(locals), params.backtest);
		if (!done.ok) return fail(422, { refusal: done.refusal });
		redirect(303, `/admin/policy/backtests/${params.backtest}`);
	}
};
