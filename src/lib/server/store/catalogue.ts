import { sql } from 'kysely';
import type { VariantOption } from '#lib/domain/catalogue/options.ts';
import type { VariantPrice } from '#lib/domain/catalogue/price.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Reader } from './database.ts';
import type { ProductsTable } from './schema-catalogue.ts';
import { searchWord, wordsOf } from './search-terms.ts';

/** A variant as it would stand on an order line, what it costs in one currency, and how many are free. */
export type CatalogueVariant = {
	id: Id<'var'>;
	product_id: Id<'prd'>;
	sku: string;
	title_en: string;
	title_th: string;
	/** In both languages: `optionsIn` gives them as an order line has them. */
	options: VariantOption[];
	/** Its own, else the product's. */
	image: string | null;
	category: string;
	tags: string[];
	tax_rate_bp: number;
	/** False when it or its product is not sold any more. */
	active: boolean;
	/** Null: it has no price in this currency, so nobody can buy it in it. */
	price: VariantPrice | null;
	/** Pieces at places in use that are held for nobody. */
	available: number;
};

type Which =
	{ ids: readonly Id<'var'>[] } | { skus: readonly string[] } | { product_ids: readonly Id<'prd'>[] };

/** Variants by id, by sku or of whole products, in the order of their products and positions. */
export async function findVariants(db: Reader, which: Which, currency: string): Promise<CatalogueVariant[]> {
	const [column, wanted] =
		'ids' in which
			? (['variants.id', which.ids] as const)
			: 'skus' in which
				? (['variants.sku', which.skus] as const)
				: (['variants.product_id', which.product_ids] as const);
	if (wanted.length === 0) return [];
	const rows = await db
		.selectFrom('variants')
		.innerJoin('products', 'products.id', 'variants.product_id')
		.leftJoin('variant_prices', (join) =>
			join.onRef('variant_prices.variant_id', '=', 'variants.id').on('variant_prices.currency', '=', currency)
		)
		.select(['variants.id', 'variants.product_id', 'variants.sku', 'variants.options'])
		.select(['products.title_en', 'products.title_th', 'products.category', 'products.tags'])
		.select(['products.tax_rate_bp', 'variant_prices.price_minor', 'variant_prices.includes_tax'])
		.select(['variants.active', 'products.active as product_active'])
		.select(sql<string | null>`coalesce(variants.image, products.image)`.as('image'))
		.select(FREE.as('available'))
		.where(column, 'in', wanted as never)
		.orderBy('variants.product_id')
		.orderBy('variants.position')
		.orderBy('variants.id')
		.execute();
	return rows.map(({ product_active, price_minor, includes_tax, ...row }) => ({
		...row,
		options: JSON.parse(row.options) as VariantOption[],
		tags: JSON.parse(row.tags) as string[],
		active: row.active === 1 && product_active === 1,
		price: price_minor === null ? null : { price_minor, includes_tax: includes_tax === 1 }
	}));
}

const FREE = sql<number>`(select coalesce(sum(stock_levels.on_hand - stock_levels.reserved), 0)
	from stock_levels inner join stock_locations on stock_locations.code = stock_levels.location_code
	where stock_levels.variant_id = variants.id and stock_locations.active = 1)`;

export type Product = Omit<ProductsTable, 'tags' | 'active'> & { tags: string[]; active: boolean };

export async function findProduct(db: Reader, id: Id<'prd'>): Promise<Product | null> {
	const row = await db.selectFrom('products').selectAll().where('id', '=', id).executeTakeFirst();
	return row ? asProduct(row) : null;
}

export async function findProductByReference(db: Reader, reference: string): Promise<Product | null> {
	const row = await db
		.selectFrom('products')
		.selectAll()
		.where('external_ref', '=', reference)
		.executeTakeFirst();
	return row ? asProduct(row) : null;
}

export type ProductsAsked = {
	/** What somebody typed: every word of it begins a word of the product. Empty: all products. */
	words?: string;
	category?: string;
	/** Only what is sold. */
	active?: boolean;
	/** The last product of the page before. */
	after?: Id<'prd'> | null;
	limit: number;
};

/** Words of one question that are looked for; more would be no help to anybody. */
const MOST_WORDS = 6;

/** A page of products, oldest first. */
export async function findProducts(db: Reader, asked: ProductsAsked): Promise<Product[]> {
	let query = db.selectFrom('products').selectAll();
	for (const word of askedWords(asked.words ?? '')) {
		query = query.where('id', 'in', (of) =>
			of
				.selectFrom('product_terms')
				.select('product_id')
				.where('term', '>=', word)
				.where('term', '<', `${word}\u{10ffff}`)
		);
	}
	if (asked.category !== undefined) query = query.where('category', '=', asked.category);
	if (asked.active) query = query.where('active', '=', 1);
	if (asked.after) query = query.where('id', '>', asked.after);
	return (await query.orderBy('id').limit(asked.limit).execute()).map(asProduct);
}

/** Words as they are looked for: those that are typed apart, and Thai by its dictionary. */
const askedWords = (typed: string): string[] =>
	[...new Set(wordsOf(typed).map(searchWord))].filter((word) => word !== '').slice(0, MOST_WORDS);

const MOST_CATEGORIES = 200;

/** Kinds of goods that are sold. */
export async function soldCategories(db: Reader): Promise<string[]> {
	const rows = await db
		.selectFrom('products')
		.select('category')
		.distinct()
		.where('active', '=', 1)
		.where('category', '<>', '')
		.orderBy('category')
		.limit(MOST_CATEGORIES)
		.execute();
	return rows.map(({ category }) => category);
}

const asProduct = (row: ProductsTable): Product => ({
	...row,
	tags: JSON.parse(row.tags) as string[],
	active: row.active === 1
});
