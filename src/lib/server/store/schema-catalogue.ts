import type { ReservationState, StockPurpose } from '#lib/domain/catalogue/states.ts';
import type { Id } from '#lib/domain/ids.ts';

type Instant = number;
type Flag = 0 | 1;

/** One thing the shop sells, whatever its size and colour. Its version counts changes of it and of its variants. */
export interface ProductsTable {
	id: Id<'prd'>;
	/** The shop system's own id. */
	external_ref: string;
	title_en: string;
	title_th: string;
	category: string;
	/** JSON array of strings. */
	tags: string;
	image: string | null;
	tax_rate_bp: number;
	active: Flag;
	created_at: Instant;
	updated_at: Instant;
	version: number;
}

/** Words by which a product is found; lower case, matched by prefix. */
export interface ProductTermsTable {
	term: string;
	product_id: Id<'prd'>;
}

export interface VariantsTable {
	id: Id<'var'>;
	product_id: Id<'prd'>;
	position: number;
	sku: string;
	/** JSON array of `VariantOption`. */
	options: string;
	/** Null: the product's. */
	image: string | null;
	active: Flag;
}

export interface VariantPricesTable {
	variant_id: Id<'var'>;
	currency: string;
	/** Of one piece, today. */
	price_minor: number;
	/** 1: its tax is inside, as `prices_include_tax` of an order; 0: it comes on top. */
	includes_tax: Flag;
}

export interface StockLocationsTable {
	code: string;
	name_en: string;
	name_th: string;
	/** Pieces are taken from the first places first. */
	position: number;
	active: Flag;
}

export interface StockLevelsTable {
	variant_id: Id<'var'>;
	location_code: string;
	/** Pieces that lie there, held ones included. */
	on_hand: number;
	reserved: number;
	version: number;
}

/** Pieces at one place that are held for somebody. */
export interface StockReservationsTable {
	id: Id<'rsv'>;
	variant_id: Id<'var'>;
	location_code: string;
	quantity: number;
	purpose: StockPurpose;
	purpose_id: string;
	state: ReservationState;
	/** Null: held until somebody lets go. */
	expires_at: Instant | null;
	created_at: Instant;
	ended_at: Instant | null;
}

export interface CatalogueSchema {
	products: ProductsTable;
	product_terms: ProductTermsTable;
	variants: VariantsTable;
	variant_prices: VariantPricesTable;
	stock_locations: StockLocationsTable;
	stock_levels: StockLevelsTable;
	stock_reservations: StockReservationsTable;
}
