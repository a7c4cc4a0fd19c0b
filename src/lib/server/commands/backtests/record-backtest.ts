import type { BacktestTotals } from '#lib/domain/backtest/tally.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { CommandContext } from '../../context.ts';
import {
	deleteBacktestCases,
	findBacktest,
	insertBacktestCases,
	saveOpenBacktest,
	type Backtest
} from '../../store/backtests.ts';
import type { BacktestCasesTable } from '../../store/schema-backtests.ts';

export type BacktestCase = Omit<BacktestCasesTable, 'backtest_id'>;
export type BacktestProgress = {
	returns_total: number;
	returns_done: number;
	changed: number;
	/** Listed since the last time. */
	cases: BacktestCase[];
};

/** Takes a backtest up, from the beginning, whoever worked on it before; null when it is over. */
export const beginBacktest = (ctx: CommandContext, id: Id<'bkt'>): Promise<Backtest | null> =>
	ctx.db.transaction(async (tx) => {
		const begun = await saveOpenBacktest(tx, id, {
			state: 'running',
			started_at: ctx.clock.now(),
			returns_done: 0,
			changed: 0,
			cases_kept: 0
		});
		if (!begun) return null;
		await deleteBacktestCases(tx, id);
		return findBacktest(tx, id);
	});

/** False when somebody cancelled it: then nothing is kept of what came later. */
export const saveBacktestProgress = (
	ctx: CommandContext,
	id: Id<'bkt'>,
	{ cases, ...progress }: BacktestProgress,
	totals: BacktestTotals | null = null
): Promise<boolean> =>
	ctx.db.transaction(async (tx) => {
		const end = totals === null ? {} : { totals, state: 'done' as const, finished_at: ctx.clock.now() };
		const kept = cases.at(-1)?.position;
		const going = await saveOpenBacktest(tx, id, {
			...progress,
			...end,
			...(kept !== undefined && { cases_kept: kept })
		});
		if (!going) return false;
		await insertBacktestCases(
			tx,
			cases.map((one) => ({ backtest_id: id, ...one }))
		);
		return true;
	});

export const failBacktest = (
	ctx: CommandContext,
	id: Id<'bkt'>,
	error: NonNullable<Backtest['error']>
): Promise<boolean> =>
	ctx.db.transaction((tx) =>
		saveOpenBacktest(tx, id, { state: 'failed', error, finished_at: ctx.clock.now() })
	);
