import { sql, type Kysely } from 'kysely';

/**
 * Policies replayed over past returns: what was asked, how far it is, what came of it, and the first of the returns
 * that another version answers differently. Money is bigint minor units, time is bigint epoch milliseconds, JSON is text.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const oneOf = (name: string, values: string) =>
	`${name} text not null check (${name} in (${values
		.split(' ')
		.map((value) => `'${value}'`)
		.join(', ')}))`;
const ANSWERS = 'approve keep review refuse';

const STATEMENTS = [
	// `draft_id` names a draft that may be thrown away later: what was found out about it stays.
	`create table backtests (
		id text primary key, label text not null, rules text not null,
		version_id text references policy_versions (id), draft_id text,
		${oneOf('baseline', 'judged live')}, ${oneOf('span', 'days all between')},
		span_from bigint not null, span_to bigint not null,
		${oneOf('state', 'queued running done failed cancelled')},
		returns_total integer not null, returns_done integer not null, changed integer not null,
		totals text, cases_kept integer not null, error text, started_by text,
		created_at bigint not null, started_at bigint, finished_at bigint,
		check ((state in ('queued', 'running')) = (finished_at is null)), check (span_from <= span_to))`,
	`create index backtests_created on backtests (created_at, id)`,
	`create index backtests_version on backtests (version_id, created_at) where version_id is not null`,
	`create index backtests_draft on backtests (draft_id, created_at) where draft_id is not null`,
	`create table backtest_cases (
		backtest_id text not null references backtests (id), position integer not null,
		return_id text not null references returns (id), number text not null, opened_at bigint not null,
		currency text not null, ${oneOf('kind', 'at_once kept to_person refused money')},
		${oneOf('answer_before', ANSWERS)}, ${oneOf('answer_after', ANSWERS)},
		given_before_minor bigint not null, given_after_minor bigint not null,
		fee_before_minor bigint not null, fee_after_minor bigint not null,
		reason_code text not null, category text not null, cause text not null,
		exact integer not null check (exact in (0, 1)),
		primary key (backtest_id, position))`
];
