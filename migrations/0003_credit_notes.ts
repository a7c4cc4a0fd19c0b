import { PostgresAdapter, sql, type Kysely } from 'kysely';

/**
 * Credit notes: numbered without a gap, written once and never changed. The counter is a row, so that a transaction
 * that is taken back gives its number back with it. Refunds that were settled before there were notes have papers of
 * their own, if any; they are named as such and never get a number afterwards.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
	const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
	for (const statement of isPostgres ? WRITTEN_ONCE_POSTGRES : WRITTEN_ONCE_SQLITE) {
		await sql.raw(statement).execute(db);
	}
}

const STATEMENTS = [
	`alter table shop add column tax_id text not null default ''`,
	`alter table shop add column tax_address text not null default ''`,
	`create table document_numbers (
		kind text primary key check (kind in ('credit_note')), last bigint not null check (last >= 0))`,
	`insert into document_numbers (kind, last) values ('credit_note', 0)`,
	`create table credit_notes (
		id text primary key, sequence bigint not null unique check (sequence > 0), number text not null unique,
		kind text not null check (kind in ('credit', 'cancelling')),
		refund_id text not null references refunds (id), order_id text not null references orders (id),
		cancels_id text unique references credit_notes (id),
		currency text not null check (length(currency) = 3), amount_minor bigint not null check (amount_minor > 0),
		content text not null, sha256 text not null, issued_at bigint not null,
		check ((kind = 'cancelling') = (cancels_id is not null)))`,
	`create index credit_notes_refund on credit_notes (refund_id)`,
	`create index credit_notes_order on credit_notes (order_id)`,
	`create index credit_notes_issued on credit_notes (issued_at, sequence)`,
	`create table credit_note_waivers (
		refund_id text primary key references refunds (id),
		reason text not null check (reason in ('before', 'imported')))`,
	`insert into credit_note_waivers (refund_id, reason)
		select id, 'before' from refunds where state in ('succeeded', 'settled_other')`
];

const WRITTEN_ONCE_SQLITE = ['update', 'delete'].map(
	(verb) => `create trigger credit_notes_no_${verb} before ${verb} on credit_notes
		begin select raise(abort, 'credit notes are written once'); end`
);
const WRITTEN_ONCE_POSTGRES = [
	`create function credit_notes_are_written_once() returns trigger language plpgsql as
		$$ begin raise exception 'credit notes are written once'; end $$`,
	`create trigger credit_notes_no_change before update or delete on credit_notes
		for each row execute function credit_notes_are_written_once()`
];
