import { sql, type Kysely } from 'kysely';

/**
 * Cancellations before an order is packed, and the money they give back that was only held: authorisations that are
 * cancelled or taken in part, and less to pay at the door.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
	// How many were asked for: pages of orders without any read nothing more.
	`alter table orders add column cancellations integer not null default 0 check (cancellations >= 0)`,
	// What of the authorised money was let go, or is promised to be.
	`alter table payments add column released_minor bigint not null default 0 check (released_minor >= 0)`,

	`create table cancellations (
		id text primary key, number text not null unique, order_id text not null references orders (id),
		state text not null check (state in ('requested', 'warehouse_check', 'accepted', 'stopped', 'too_late',
			'withdrawn', 'releasing', 'refunding', 'done')),
		channel text not null check (channel in ('portal', 'agent', 'api')),
		key text not null unique, locale text not null check (locale in ('th', 'en')),
		requested_by text, reason_code text, note text not null,
		whole integer not null check (whole in (0, 1)), currency text not null check (length(currency) = 3),
		quoted_minor bigint not null check (quoted_minor >= 0), money text not null,
		requested_at bigint not null, decided_at bigint, decided_by text, done_at bigint, version integer not null,
		check ((state in ('requested', 'warehouse_check')) = (decided_at is null)))`,
	`create index cancellations_order on cancellations (order_id, requested_at)`,
	`create unique index cancellations_one_open on cancellations (order_id)
		where state in ('requested', 'warehouse_check')`,
	`create index cancellations_waiting on cancellations (requested_at, id) where state = 'warehouse_check'`,

	`create table cancellation_lines (
		cancellation_id text not null references cancellations (id),
		order_line_id text not null references order_lines (id),
		quantity integer not null check (quantity > 0),
		goods_minor bigint not null check (goods_minor >= 0), tax_minor bigint not null check (tax_minor >= 0),
		primary key (cancellation_id, order_line_id))`,
	`create index cancellation_lines_line on cancellation_lines (order_line_id)`,

	`create table cancellation_refunds (
		refund_id text primary key references refunds (id),
		cancellation_id text not null references cancellations (id))`,
	`create index cancellation_refunds_of on cancellation_refunds (cancellation_id)`,

	`create table hold_releases (
		id text primary key, cancellation_id text not null references cancellations (id),
		payment_id text not null references payments (id),
		kind text not null check (kind in ('void', 'capture', 'door')),
		released_minor bigint not null check (released_minor > 0),
		capture_minor bigint not null check (capture_minor >= 0),
		state text not null check (state in ('waiting', 'sending', 'unknown', 'released', 'overtaken')),
		generation integer not null check (generation >= 0), gateway_key text not null unique,
		attempts integer not null check (attempts >= 0), first_attempt_at bigint, last_attempt_at bigint,
		lease_owner text, lease_until bigint, failure_code text, parked_at bigint,
		created_at bigint not null, settled_at bigint, version integer not null,
		check ((kind = 'capture') = (capture_minor > 0)),
		check ((state in ('released', 'overtaken')) = (settled_at is not null)))`,
	`create index hold_releases_cancellation on hold_releases (cancellation_id)`,
	`create index hold_releases_payment on hold_releases (payment_id)`,
	`create index hold_releases_open on hold_releases (created_at, id) where state in ('waiting', 'sending', 'unknown')`,
	`create index hold_releases_parked on hold_releases (parked_at) where parked_at is not null`
];
