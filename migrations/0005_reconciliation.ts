import { sql, type Kysely } from 'kysely';

/**
 * What the provider was seen to hold, where it differs from the books, and whether money may leave at all. Ids are
 * text, money is bigint minor units, time is bigint epoch milliseconds, flags are 0 or 1, JSON is text.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of TABLES) await sql.raw(statement).execute(db);
}

const flag = (name: string) => `${name} integer not null check (${name} in (0, 1))`;
const amount = (name: string) => `${name} bigint not null check (${name} >= 0)`;
const oneOf = (name: string, values: string) =>
	`${name} text not null check (${name} in (${values
		.split(' ')
		.map((value) => `'${value}'`)
		.join(', ')}))`;
const CURRENCY = `currency text not null check (length(currency) = 3)`;
const KINDS =
	'unknown_here behind lost_refund second_refund amount_differs currency_differs payment_differs ' +
	'state_differs missing_at_provider waits_for_room captured_differs refunded_differs dispute_differs';

const TABLES = [
	// `open` is 1 or null: at most one row can be 1.
	`create table refund_freezes (
		id text primary key, open integer unique check (open = 1),
		${oneOf('reason', 'restored older_than_seen by_hand')}, note text not null, frozen_by text,
		frozen_at bigint not null, not_before bigint not null, thawed_at bigint, run_id text,
		check ((open is null) = (thawed_at is not null)))`,
	`create index refund_freezes_frozen on refund_freezes (frozen_at)`,

	`create table reconciliation_runs (
		id text primary key, open integer unique check (open = 1),
		${oneOf('cause', 'daily start restore by_hand')}, requested_by text,
		${oneOf('phase', 'provider ledger recheck done')}, ${flag('complete')},
		span_from bigint not null, span_to bigint not null, place text,
		provider_refunds integer not null, own_refunds integer not null, payments_read integer not null,
		adopted integer not null, caught_up integer not null, found integer not null, healed integer not null,
		error text, started_at bigint not null, updated_at bigint not null, finished_at bigint,
		version integer not null)`,
	`create index reconciliation_runs_started on reconciliation_runs (started_at, id)`,
	`create index reconciliation_runs_finished on reconciliation_runs (finished_at) where finished_at is not null`,

	`create table reconciliation_differences (
		id text primary key, key text not null unique, ${oneOf('kind', KINDS)}, ${flag('blocking')},
		order_id text references orders (id), payment_id text references payments (id),
		refund_id text references refunds (id), refund_payment_id text references refund_payments (id),
		provider_refund_id text, facts text not null,
		found_run_id text references reconciliation_runs (id), last_run_id text references reconciliation_runs (id),
		found_at bigint not null, last_seen_at bigint not null,
		owner_id text references staff (id), owned_at bigint,
		resolved_at bigint, resolved_by text, resolution text check (resolution in ('healed', 'by_person')),
		note text, version integer not null,
		check ((resolved_at is null) = (resolution is null)))`,
	`create index reconciliation_differences_open on reconciliation_differences (found_at, id) where resolved_at is null`,
	`create index reconciliation_differences_closed on reconciliation_differences (resolved_at, id)
		where resolved_at is not null`,
	`create index reconciliation_differences_found on reconciliation_differences (found_at, id)`,
	`create index reconciliation_differences_blocking on reconciliation_differences (payment_id)
		where resolved_at is null and blocking = 1`,

	// The provider's refunds of payments we know, as they were last seen.
	`create table provider_refunds (
		id text primary key, payment_id text not null references payments (id), refund_payment_id text,
		mark text, ${amount('amount_minor')}, ${CURRENCY}, status text not null, reason text, reference text,
		created_at bigint not null, seen_at bigint not null, run_id text)`,
	`create index provider_refunds_payment on provider_refunds (payment_id, created_at)`,
	// The last look at one payment: asked for by a person, answered by a job.
	`create table provider_looks (
		payment_id text primary key references payments (id),
		asked_at bigint, asked_by text, looked_at bigint, refunds_seen_at bigint,
		outcome text check (outcome in ('seen', 'not_found', 'refused', 'unavailable')),
		${CURRENCY}, captured_minor bigint, refunded_minor bigint, disputed integer, version integer not null)`,
	`create table stuck_refund_owners (
		refund_payment_id text primary key references refund_payments (id),
		staff_id text not null references staff (id), given_by text, at bigint not null)`
];
