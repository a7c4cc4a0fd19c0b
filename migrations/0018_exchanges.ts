import { sql, type Kysely } from 'kysely';

/**
 * What customers want for goods that come back, as it was agreed, and what became of it. The replacements themselves
 * are lines of the order, named here once they stand on it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const amount = (name: string) => `${name} bigint not null check (${name} >= 0)`;

const STATEMENTS = [
	`create table exchanges (
		id text primary key, return_id text not null unique references returns (id),
		order_id text not null references orders (id),
		state text not null check (state in ('awaiting_goods', 'out_of_stock', 'undecided', 'payment_due', 'ready',
			'shipped', 'completed', 'converted', 'cancelled')),
		currency text not null check (length(currency) = 3),
		${amount('value_minor')}, ${amount('price_minor')}, ${amount('due_minor')}, ${amount('back_minor')},
		carried_minor bigint check (carried_minor >= 0), topped_minor bigint check (topped_minor >= 0),
		refund_id text references refunds (id), fulfilment_id text references fulfilments (id),
		since bigint not null, created_at bigint not null, settled_at bigint, version integer not null,
		check (price_minor = value_minor + due_minor - back_minor),
		check ((settled_at is null) = (carried_minor is null)),
		check ((settled_at is null) = (fulfilment_id is null)))`,
	`create index exchanges_order on exchanges (order_id)`,
	`create index exchanges_parcel on exchanges (fulfilment_id) where fulfilment_id is not null`,
	`create index exchanges_open on exchanges (state, since)
		where state in ('out_of_stock', 'undecided', 'payment_due', 'ready')`,

	`create table exchange_lines (
		id text primary key, exchange_id text not null references exchanges (id),
		return_item_id text not null references return_items (id), position integer not null,
		variant_id text not null references variants (id), sku text not null,
		title_en text not null, title_th text not null, options text not null, image text,
		category text not null, tags text not null,
		quantity integer not null check (quantity > 0),
		${amount('unit_price_minor')}, ${amount('discount_minor')}, ${amount('tax_minor')},
		tax_rate_bp integer not null check (tax_rate_bp >= 0), ${amount('paid_minor')},
		order_line_id text unique references order_lines (id))`,
	`create index exchange_lines_exchange on exchange_lines (exchange_id, position)`
];
