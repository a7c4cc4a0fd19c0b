import { figuresOf, givenOf } from '#lib/domain/backtest/answer.ts';
import { replayCase, type Replay } from '#lib/domain/backtest/replay.ts';
import { createTally, keysOf, type BacktestTotals } from '#lib/domain/backtest/tally.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { PolicyVersion, ReasonFacts } from '#lib/domain/policy/types.ts';
import type { Instant, LocalDate } from '#lib/domain/time.ts';
import type { BacktestCase, BacktestProgress } from '../commands/backtests/record-backtest.ts';
import { countReturns, scanReturns } from '../store/backtest-scan.ts';
import type { Scan } from '../store/engines/scan.ts';

/** Everything a replay needs besides the past returns; plain data, so that it can be sent to a thread. */
export type ReplayOrder = {
	draft: PolicyVersion;
	/** All published versions. */
	versions: PolicyVersion[];
	/** Null: each return is held against the version that judged it. */
	live: PolicyVersion | null;
	reasons: ReasonFacts[];
	timezone: string;
	holidays: readonly LocalDate[];
	from: Instant;
	to: Instant;
};

/** Changed returns that are listed one by one; all of them are counted. */
export const MOST_CASES = 1_000;
const BETWEEN_TELLING_MS = 400;

/**
 * Replays a span and tells how far it is about twice a second. Memory is that of one page of returns, the totals and
 * the cases not told yet.
 *
 * @param tell false stops the replay
 * @returns null when it was stopped
 */
export async function replaySpan(
	scan: Scan,
	order: ReplayOrder,
	tell: (progress: BacktestProgress) => Promise<boolean> | boolean
): Promise<{ last: BacktestProgress; totals: BacktestTotals } | null> {
	const { from, to } = order;
	const replay = replayOf(order);
	const tally = createTally({ from, to });
	const progress = { returns_total: await countReturns(scan, { from, to }), returns_done: 0, changed: 0 };
	let cases: BacktestCase[] = [];
	let toldAt = performance.now();
	for await (const page of scanReturns(scan, { from, to, ...askedBy(order) })) {
		for (const facts of page) {
			const replayed = replayCase(facts, replay);
			tally.add(facts, replayed);
			progress.returns_done++;
			if (!replayed?.change) continue;
			progress.changed++;
			if (progress.changed <= MOST_CASES) cases.push(caseOf(facts, replayed, progress.changed));
		}
		if (performance.now() - toldAt < BETWEEN_TELLING_MS && cases.length < 250) continue;
		if (!(await tell({ ...progress, cases }))) return null;
		cases = [];
		toldAt = performance.now();
	}
	return { last: { ...progress, cases }, totals: tally.totals() };
}

function replayOf({ draft, versions, live, reasons, timezone, holidays }: ReplayOrder): Replay {
	const byId = new Map(versions.map((version) => [version.id, version]));
	return {
		draft,
		before: live === null ? (id) => byId.get(id) ?? null : () => live,
		checked: live === null,
		reasons,
		timezone,
		holidays
	};
}

const DAYS_THAT_RULES_MAY_ASK = 3_650;

/** What any of the policies looks at: how far back a customer's returns, and whether rules ask for more. */
function askedBy({ draft, versions, live }: ReplayOrder): { repeat_days: number; wide: boolean } {
	const all = [draft, ...(live === null ? versions : [live])].map((version) => version.rules);
	const wide = all.some(({ rules }) => (rules?.length ?? 0) > 0);
	const days = Math.max(...all.map(({ repeat_returns }) => repeat_returns?.days ?? 0));
	return { wide, repeat_days: wide ? DAYS_THAT_RULES_MAY_ASK : days };
}

function caseOf(
	facts: Parameters<typeof replayCase>[0],
	replayed: NonNullable<ReturnType<typeof replayCase>>,
	position: number
): BacktestCase {
	const { change, exact } = replayed;
	const figures = { before: figuresOf(replayed.before), after: figuresOf(replayed.after) };
	const keys = keysOf(facts, replayed);
	return {
		position,
		return_id: facts.return_id as Id<'ret'>,
		number: facts.number,
		opened_at: facts.created_at,
		currency: facts.order.currency,
		kind: change?.kind ?? 'money',
		answer_before: change?.before.answer ?? 'refuse',
		answer_after: change?.after.answer ?? 'refuse',
		given_before_minor: givenOf(figures.before),
		given_after_minor: givenOf(figures.after),
		fee_before_minor: figures.before.fee_minor,
		fee_after_minor: figures.after.fee_minor,
		reason_code: keys.reason,
		category: keys.category,
		cause: keys.cause,
		exact: exact ? 1 : 0
	};
}
