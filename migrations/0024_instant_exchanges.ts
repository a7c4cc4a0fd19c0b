import { sql, type Kysely } from 'kysely';

/** Exchanges whose replacement leaves before the goods are back: what stands for them, and until when they are awaited. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
	`create table instant_exchanges (
		exchange_id text primary key references exchanges (id),
		return_id text not null unique references returns (id), order_id text not null references orders (id),
		state text not null check (state in ('asked', 'secured', 'overdue', 'kept', 'settled', 'lapsed', 'called_off')),
		currency text not null check (length(currency) = 3), amount_minor bigint not null check (amount_minor > 0),
		charge_id text not null unique references charges (id),
		due_at bigint not null, grace_until bigint not null, reminded_at bigint,
		since bigint not null, created_at bigint not null, version integer not null,
		check (grace_until >= due_at))`,
	`create index instant_exchanges_due on instant_exchanges (state, due_at)`,
	`create index instant_exchanges_order on instant_exchanges (order_id)`
];
