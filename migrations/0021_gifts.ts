import { sql, type Kysely } from 'kysely';

/**
 * Gifts: which units of an order were given away and the code that lets the receiver send them back, who the receiver
 * of a return turned out to be, and sessions that open nothing but one gift.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
	`create table gifts (
		id text primary key, order_id text not null references orders (id), message text not null,
		generation integer not null check (generation >= 0), code_hash text not null unique,
		made_by_kind text not null check (made_by_kind in ('customer', 'staff', 'api', 'system')), made_by text,
		created_at bigint not null, ended_at bigint, version integer not null)`,
	`create index gifts_order on gifts (order_id, created_at)`,
	`create table gift_lines (
		gift_id text not null references gifts (id), order_line_id text not null references order_lines (id),
		quantity integer not null check (quantity > 0), primary key (gift_id, order_line_id))`,
	`create index gift_lines_line on gift_lines (order_line_id)`,
	// Units of a line that only the receiver of a gift sends back; the buyer's own pages read no more than this.
	`alter table order_lines add column qty_gifted integer not null default 0 check (qty_gifted >= 0)`,

	`alter table returns add column gift_id text references gifts (id)`,
	`create index returns_gift on returns (gift_id) where gift_id is not null`,
	// \`link_hash\` opens the return from the receiver's mails.
	`create table gift_returns (
		return_id text primary key references returns (id), gift_id text not null references gifts (id),
		email_norm text not null, customer_id text not null references customers (id),
		link_hash text not null unique)`,
	`create index gift_returns_customer on gift_returns (customer_id)`,

	// \`email_norm\` is proved; \`asked_\` is what a code was mailed to and its row's place in the mail.
	`create table gift_sessions (
		id text primary key, gift_id text not null references gifts (id), email_norm text,
		asked_id text unique, asked_email text, asked_at bigint, tries integer not null check (tries >= 0),
		created_at bigint not null, expires_at bigint not null)`,
	`create index gift_sessions_gift on gift_sessions (gift_id)`,
	`create index gift_sessions_expiry on gift_sessions (expires_at)`
];
