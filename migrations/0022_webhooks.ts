import { sql, type Kysely } from 'kysely';

/** Where the shop's own systems are told what happened, and the latest tries at telling them. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
	`create table webhooks (
		id text primary key, name text not null, url text not null, types text not null,
		secret_sealed text not null, old_secret_sealed text, old_secret_until bigint,
		reached text not null, attempts integer not null check (attempts >= 0), next_at bigint not null,
		failing_since bigint, told_at bigint,
		paused_at bigint, paused_why text check (paused_why in ('person', 'failing', 'gone', 'secret_lost')),
		lease_owner text, lease_until bigint,
		created_at bigint not null, version integer not null,
		check ((paused_at is null) = (paused_why is null)),
		check ((old_secret_sealed is null) = (old_secret_until is null)))`,
	`create table webhook_deliveries (
		id text primary key, webhook_id text not null references webhooks (id) on delete cascade,
		event_id text references events (id), type text not null,
		cause text not null check (cause in ('event', 'again', 'test')),
		state text not null check (state in ('waiting', 'delivered', 'failed')),
		attempt integer not null, status integer, fault text, duration_ms integer, answer text not null,
		at bigint not null)`,
	`create index webhook_deliveries_latest on webhook_deliveries (webhook_id, id)`
];
