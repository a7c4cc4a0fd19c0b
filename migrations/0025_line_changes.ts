import { sql, type Kysely } from 'kysely';

/**
 * Another variant for pieces of an order, or more pieces, before they are packed: what was agreed with its figures, and
 * what became of it. The line that the order then has is named here.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const amount = (name: string) => `${name} bigint not null check (${name} >= 0)`;

const STATEMENTS = [
	// How many were asked for: pages of orders without any read nothing more.
	`alter table orders add column line_changes integer not null default 0 check (line_changes >= 0)`,

	`create table line_changes (
		id text primary key, order_id text not null references orders (id),
		kind text not null check (kind in ('variant', 'quantity')),
		state text not null check (state in ('waiting', 'payment_due', 'applied', 'taken_over', 'declined',
			'withdrawn', 'lapsed', 'missed')),
		line_id text not null references order_lines (id),
		quantity integer not null check (quantity > 0),
		variant_id text not null references variants (id), sku text not null,
		title_en text not null, title_th text not null, options text not null, image text,
		category text not null, tags text not null,
		${amount('unit_price_minor')}, ${amount('discount_minor')}, ${amount('tax_minor')},
		tax_rate_bp integer not null check (tax_rate_bp >= 0), ${amount('paid_minor')},
		${amount('due_minor')}, ${amount('back_minor')},
		carried_minor bigint check (carried_minor >= 0), topped_minor bigint check (topped_minor >= 0),
		${amount('released_minor')},
		refund_id text unique references refunds (id), order_line_id text unique references order_lines (id),
		reviews text not null, channel text not null check (channel in ('portal', 'agent', 'api')),
		requested_by text, reason text not null, decision_note text,
		requested_at bigint not null, needs_person_since bigint, applied_at bigint,
		decided_by text, decided_at bigint, ended_at bigint, version integer not null,
		check ((state = 'waiting') = (needs_person_since is not null)),
		check ((applied_at is null) = (order_line_id is null)),
		check ((applied_at is null) = (carried_minor is null)),
		check ((applied_at is null) = (topped_minor is null)))`,
	`create index line_changes_order on line_changes (order_id)`,
	`create index line_changes_line on line_changes (line_id)`,
	`create unique index line_changes_open on line_changes (line_id) where state in ('waiting', 'payment_due')`,
	`create index line_changes_waiting on line_changes (needs_person_since) where needs_person_since is not null`
];
