import { sql, type Kysely } from 'kysely';

/** What customers, staff and programs change about an order before it is packed, and the note for whoever delivers it. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
	`alter table orders add column delivery_note text not null default ''`,
	// How many rows of the table below an order has: who reads an order knows whether to look for them.
	`alter table orders add column changes integer not null default 0`,

	// `before` and `after`: JSON of one value of its kind (domain/order-change/kinds.ts).
	`create table order_changes (
		id text primary key, order_id text not null references orders (id), kind text not null,
		state text not null check (state in
			('unconfirmed', 'waiting', 'applied', 'taken_over', 'overtaken', 'declined', 'withdrawn')),
		before text not null, after text not null, reviews text not null,
		channel text not null check (channel in ('portal', 'agent', 'api')),
		requested_by text, reason text not null, code_tries integer not null,
		requested_at bigint not null, needs_person_since bigint, applied_at bigint, order_version integer,
		decided_by text, decided_at bigint, decision_note text, ended_at bigint, version integer not null,
		check ((state = 'waiting') = (needs_person_since is not null)),
		check ((applied_at is null) = (order_version is null)))`,
	`create index order_changes_order on order_changes (order_id)`,
	`create unique index order_changes_open on order_changes (order_id, kind)
		where state in ('unconfirmed', 'waiting')`,
	`create index order_changes_waiting on order_changes (needs_person_since) where needs_person_since is not null`,

	// A new mailbox ends what was opened for the order before.
	`create index customer_sessions_order on customer_sessions (order_id) where order_id is not null`
];
