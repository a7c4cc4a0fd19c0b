import { sql, type Kysely } from 'kysely';

/**
 * How much money people may let go, what they let go and on which day, money paid out by hand by two people, the
 * account a customer named for it, and until when a shop promised that money leaves.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of TABLES) await sql.raw(statement).execute(db);
}

const TABLES = [
	// Until when the provider's letter to the customer can be answered.
	`alter table refund_payments add column instructions_expire_at bigint`,

	`create table refund_limits (
		subject text not null, currency text not null check (length(currency) = 3),
		refund_minor bigint check (refund_minor >= 0), day_minor bigint check (day_minor >= 0),
		primary key (subject, currency))`,

	// One row while a refund stands let go; days are local days of the shop.
	`create table refund_releases (
		refund_id text primary key references refunds (id),
		actor_id text, day text not null, currency text not null check (length(currency) = 3),
		amount_minor bigint not null check (amount_minor > 0),
		waited integer not null check (waited in (0, 1)), beyond integer not null check (beyond in (0, 1)),
		own_day_minor bigint, shop_day_minor bigint, released_at bigint not null)`,
	`create index refund_releases_day on refund_releases (day, currency, actor_id)`,

	`create table refund_waits (
		refund_id text primary key references refunds (id),
		stopped_by text not null check (stopped_by in ('refund', 'day', 'shop_day')),
		limit_minor bigint not null, let_go_minor bigint not null, since bigint not null)`,

	`create table payouts (
		refund_payment_id text primary key references refund_payments (id),
		amount_minor bigint not null check (amount_minor > 0), reference text not null,
		entered_by text not null, entered_at bigint not null,
		alone integer not null check (alone in (0, 1)), confirmed_by text, confirmed_at bigint,
		check ((confirmed_at is null) = (confirmed_by is null)))`,

	// The account is sealed; once the money left only the masked words stay.
	`create table payout_accounts (
		return_id text primary key references returns (id),
		bank text not null, masked text not null, sealed text,
		entered_at bigint not null, wiped_at bigint,
		check ((sealed is null) = (wiped_at is not null)))`,

	`create table refund_promises (
		return_id text primary key references returns (id),
		started_at bigint not null, due_at bigint not null,
		waits integer not null check (waits in (0, 1)),
		kept_at bigint, broken_at bigint, ended_at bigint,
		granted text check (granted in ('nothing', 'credit', 'fees')),
		refund_id text references refunds (id),
		check (kept_at is null or broken_at is null))`,
	`create index refund_promises_open on refund_promises (due_at)
		where kept_at is null and ended_at is null`,
	`create index refund_promises_refund on refund_promises (refund_id)`
];
