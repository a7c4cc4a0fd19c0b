import { PostgresAdapter, sql, type Kysely } from 'kysely';

/**
 * Declarations by which consumers withdraw from a contract. What was declared is written once for ever; who declared
 * it stands beside it and can be erased alone; what the shop makes of it is a case.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of TABLES) await sql.raw(statement).execute(db);
	const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
	for (const statement of isPostgres ? APPEND_ONLY_POSTGRES : APPEND_ONLY_SQLITE) {
		await sql.raw(statement).execute(db);
	}
}

const TABLES = [
	// `sha256` is of the whole declaration, names included: it shows a receipt to be unchanged.
	`create table withdrawals (
		id text primary key, number text not null unique, token_hash text not null unique, key text not null unique,
		language text not null check (language in ('th', 'en', 'de')),
		channel text not null check (channel in ('portal', 'agent', 'api')),
		proved_order_id text references orders (id), pieces text, sha256 text not null, declared_at bigint not null)`,
	`create index withdrawals_declared on withdrawals (declared_at, id)`,

	`create table withdrawal_declarants (
		withdrawal_id text primary key references withdrawals (id),
		name text not null, order_typed text not null, contact text not null, in_words text not null,
		erased_at bigint)`,

	`create table withdrawal_cases (
		withdrawal_id text primary key references withdrawals (id),
		order_id text references orders (id), return_id text references returns (id), findings text not null,
		period_ends_at bigint, refund_due_at bigint not null, goods_at bigint, refund_ended_at bigint,
		needs_person_since bigint, judged_at bigint, closed_at bigint, closed_by text, version integer not null,
		check (return_id is null or order_id is not null))`,
	`create index withdrawal_cases_waiting on withdrawal_cases (needs_person_since)
		where needs_person_since is not null`,
	`create index withdrawal_cases_due on withdrawal_cases (refund_due_at)
		where refund_ended_at is null and goods_at is not null`,
	`create index withdrawal_cases_order on withdrawal_cases (order_id) where order_id is not null`,
	`create unique index withdrawal_cases_return on withdrawal_cases (return_id) where return_id is not null`,

	`create table withdrawal_answers (
		id text primary key, withdrawal_id text not null references withdrawals (id), body text not null,
		author_id text, author_name text not null, created_at bigint not null)`,
	`create index withdrawal_answers_of on withdrawal_answers (withdrawal_id, created_at)`
];

const KEPT = ['withdrawals', 'withdrawal_answers'];

const APPEND_ONLY_SQLITE = KEPT.flatMap((table) =>
	['update', 'delete'].map(
		(verb) => `create trigger ${table}_no_${verb} before ${verb} on ${table}
			begin select raise(abort, '${table} are append only'); end`
	)
);
const APPEND_ONLY_POSTGRES = [
	`create function withdrawals_are_append_only() returns trigger language plpgsql as
		$$ begin raise exception 'withdrawals are append only'; end $$`,
	...KEPT.map(
		(table) => `create trigger ${table}_no_change before update or delete on ${table}
			for each row execute function withdrawals_are_append_only()`
	)
];
