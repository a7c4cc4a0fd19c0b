import type { Id } from '#lib/domain/ids.ts';
import {
	beginBacktest,
	failBacktest,
	saveBacktestProgress
} from '../../commands/backtests/record-backtest.ts';
import type { Context } from '../../context.ts';
import type { Backtest } from '../../store/backtests.ts';
import { shopTimezone } from '../../store/order-facts.ts';
import { policyAt, policyVersions } from '../../store/policies.ts';
import { holidayDays } from '../../store/holidays.ts';
import { factsOf, reasonsOf } from '../../store/reasons.ts';
import type { ReplayOrder } from '../backtest-replay.ts';
import { OutOfMemory, replayInThread } from '../backtest-thread.ts';
import type { JobHandlers } from './index.ts';

/** A thread that ended this often ends again. */
const MOST_TRIES = 3;

/** Replays one policy over past returns, in a thread. A worker that dies leaves it to the next, who begins anew. */
export const runBacktest: JobHandlers['backtest.run'] = async (context, { backtest_id }, { attempts }) => {
	const backtest = await beginBacktest(context, backtest_id);
	if (!backtest) return;
	try {
		await replayInThread(
			context.config.DATABASE_URL,
			await replayOrder(context, backtest),
			({ progress, totals }) => saveBacktestProgress(context, backtest_id, progress, totals)
		);
	} catch (error) {
		const isFull = error instanceof OutOfMemory;
		if (!isFull && attempts < MOST_TRIES) throw error;
		context.log.error({ backtest: backtest_id, err: error }, 'a backtest failed for good');
		await failBacktest(context, backtest_id, isFull ? 'out_of_memory' : 'thread_failed');
	}
};

async function replayOrder(context: Context, backtest: Backtest): Promise<ReplayOrder> {
	const db = context.db.read;
	const versions = (await policyVersions(db)).map(({ id, number, rules }) => ({ id, number, rules }));
	const live = backtest.baseline === 'live' ? await policyAt(db, backtest.created_at) : null;
	const own = versions.find((version) => version.id === backtest.version_id);
	return {
		draft: own ?? { id: DRAFT, number: (versions[0]?.number ?? 0) + 1, rules: backtest.rules },
		versions,
		live: live && { id: live.id, number: live.number, rules: live.rules },
		reasons: (await reasonsOf(db, 'return', 'all')).map(factsOf),
		timezone: await shopTimezone(db),
		holidays: await holidayDays(db),
		from: backtest.span_from,
		to: backtest.span_to
	};
}

/** Rules that are no version yet. */
const DRAFT: Id<'pol'> = 'pol_draft';
