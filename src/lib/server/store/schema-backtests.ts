import type { Answer } from '#lib/domain/backtest/answer.ts';
import type { ChangeKind } from '#lib/domain/backtest/compare.ts';
import type { Id } from '#lib/domain/ids.ts';

type Instant = number;
type JsonText = string;

/** A policy held against the past returns of a span. */
export interface BacktestsTable {
	id: Id<'bkt'>;
	label: string;
	rules: JsonText;
	version_id: Id<'pol'> | null;
	draft_id: string | null;
	/** Held against the version that judged each return, or against the live one. */
	baseline: 'judged' | 'live';
	/** How the span was chosen; its ends, both inclusive. */
	span: 'days' | 'all' | 'between';
	span_from: Instant;
	span_to: Instant;
	state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
	returns_total: number;
	returns_done: number;
	changed: number;
	/** BacktestTotals of domain/backtest/tally.ts once it is done. */
	totals: JsonText | null;
	/** How many changed cases are listed: the first of them. */
	cases_kept: number;
	error: 'thread_failed' | 'out_of_memory' | null;
	started_by: string | null;
	created_at: Instant;
	started_at: Instant | null;
	finished_at: Instant | null;
}

export interface BacktestCasesTable {
	backtest_id: Id<'bkt'>;
	/** By the day on which the return was opened, counted from 1. */
	position: number;
	return_id: Id<'ret'>;
	number: string;
	opened_at: Instant;
	currency: string;
	kind: ChangeKind;
	answer_before: Answer;
	answer_after: Answer;
	given_before_minor: number;
	given_after_minor: number;
	fee_before_minor: number;
	fee_after_minor: number;
	reason_code: string;
	category: string;
	/** Cause of domain/backtest/cause.ts. */
	cause: string;
	exact: 0 | 1;
}

export interface BacktestsSchema {
	backtests: BacktestsTable;
	backtest_cases: BacktestCasesTable;
}
