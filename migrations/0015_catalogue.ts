import { sql, type Kysely } from 'kysely';

/**
 * What the shop sells and where how many of it lie: products with variants, their prices per currency, counts per
 * place, and the pieces that are held for somebody. A shop has one place from its first moment.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const flag = (name: string) => `${name} integer not null check (${name} in (0, 1))`;

const STATEMENTS = [
	`create table products (
		id text primary key, external_ref text not null unique,
		title_en text not null, title_th text not null,
		category text not null, tags text not null, image text,
		tax_rate_bp integer not null check (tax_rate_bp >= 0), ${flag('active')},
		created_at bigint not null, updated_at bigint not null, version integer not null)`,
	`create index products_category on products (category, id)`,

	`create table product_terms (
		term text not null, product_id text not null references products (id),
		primary key (term, product_id))`,
	`create index product_terms_product on product_terms (product_id, term)`,

	`create table variants (
		id text primary key, product_id text not null references products (id), position integer not null,
		sku text not null unique, options text not null, image text, ${flag('active')})`,
	`create index variants_product on variants (product_id, position)`,

	`create table variant_prices (
		variant_id text not null references variants (id),
		currency text not null check (length(currency) = 3),
		price_minor bigint not null check (price_minor >= 0), ${flag('includes_tax')},
		primary key (variant_id, currency))`,

	`create table stock_locations (
		code text primary key, name_en text not null, name_th text not null,
		position integer not null, ${flag('active')})`,
	`insert into stock_locations (code, name_en, name_th, position, active)
		values ('main', 'Warehouse', 'คลังสินค้า', 1, 1)`,

	`create table stock_levels (
		variant_id text not null references variants (id),
		location_code text not null references stock_locations (code),
		on_hand integer not null, reserved integer not null, version integer not null,
		primary key (variant_id, location_code),
		check (reserved >= 0 and reserved <= on_hand))`,
	`create index stock_levels_location on stock_levels (location_code, variant_id)`,

	`create table stock_reservations (
		id text primary key, variant_id text not null, location_code text not null,
		quantity integer not null check (quantity > 0),
		purpose text not null check (purpose in ('exchange', 'claim', 'change')), purpose_id text not null,
		state text not null check (state in ('held', 'committed', 'released', 'expired')),
		expires_at bigint, created_at bigint not null, ended_at bigint,
		foreign key (variant_id, location_code) references stock_levels (variant_id, location_code),
		check ((state = 'held') = (ended_at is null)))`,
	`create index stock_reservations_purpose on stock_reservations (purpose_id)`,
	`create index stock_reservations_due on stock_reservations (expires_at)
		where state = 'held' and expires_at is not null`,
	`create index stock_reservations_level on stock_reservations (variant_id, location_code)`
];
