import { sql, type Kysely } from 'kysely';

/**
 * Money that the customer still has to pay: what for, how much, until when; and the pages at the payment provider on
 * which it can be paid. A charge has one such page at a time. Money that came for nothing goes back without a credit
 * note, because nothing was sold for it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const oneOf = (column: string, words: string) =>
	`${column} text not null check (${column} in (${words
		.split(' ')
		.map((word) => `'${word}'`)
		.join(', ')}))`;

const STATEMENTS = [
	`create table charges (
		id text primary key, number text not null unique, key text not null unique,
		order_id text not null references orders (id),
		${oneOf('purpose', 'request exchange order_change')}, purpose_id text not null, title text not null,
		currency text not null check (length(currency) = 3), amount_minor bigint not null check (amount_minor > 0),
		${oneOf('state', 'due processing paid lapsed cancelled')},
		due_at bigint not null, asked_by text, reminded_at bigint,
		created_at bigint not null, settled_at bigint, version integer not null,
		check ((settled_at is null) = (state in ('due', 'processing'))))`,
	`create index charges_order on charges (order_id, created_at)`,
	`create index charges_purpose on charges (purpose, purpose_id)`,
	`create index charges_open on charges (state, due_at)`,

	`create table charge_sessions (
		id text primary key, charge_id text not null references charges (id), generation integer not null,
		${oneOf('state', 'opening open processing paid failed expired refused')},
		params text not null, gateway_session_id text unique, url text, expires_at bigint not null,
		payment_id text unique references payments (id), refund_id text unique references refunds (id),
		failure_code text, looked_at bigint not null, created_at bigint not null, settled_at bigint, version integer not null,
		unique (charge_id, generation),
		check (refund_id is null or payment_id is not null), check ((state = 'paid') = (payment_id is not null)))`,
	`create unique index charge_sessions_live on charge_sessions (charge_id)
		where state in ('opening', 'open', 'processing')`,
	`create index charge_sessions_looked on charge_sessions (state, looked_at)`,

	// A page of an order that was never asked for money need not look for any.
	`alter table orders add column charges integer not null default 0`,

	`alter table credit_note_waivers rename to credit_note_waivers_before`,
	`create table credit_note_waivers (
		refund_id text primary key references refunds (id),
		reason text not null check (reason in ('before', 'imported', 'nothing_sold')))`,
	`insert into credit_note_waivers (refund_id, reason) select refund_id, reason from credit_note_waivers_before`,
	`drop table credit_note_waivers_before`
];
