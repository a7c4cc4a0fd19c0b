import type { NeutralPrice, NeutralVariant } from '#lib/domain/catalogue/neutral.ts';
import type { VariantOption } from '#lib/domain/catalogue/options.ts';
import type { Id } from '#lib/domain/ids.ts';
import { findProducts, type Product, type ProductsAsked } from './catalogue.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { ProductsTable, StockLevelsTable, VariantsTable } from './schema-catalogue.ts';
import { updateRows } from './update.ts';

export type WholeVariant = NeutralVariant & {
	id: Id<'var'>;
	position: number;
	levels: Omit<StockLevelsTable, 'variant_id'>[];
};
/** A product with all its variants, whatever is sold of them, their prices in every currency and their levels. */
export type WholeProduct = Product & { variants: WholeVariant[] };

/** A page of whole products, in the order of `findProducts`. */
export const wholeProducts = async (db: Reader, asked: ProductsAsked): Promise<WholeProduct[]> =>
	madeWhole(db, await findProducts(db, asked));

export async function wholeProduct(
	db: Reader,
	by: { id: Id<'prd'> } | { reference: string }
): Promise<WholeProduct | null> {
	const query = db.selectFrom('products').selectAll();
	const row = await (
		'id' in by ? query.where('id', '=', by.id) : query.where('external_ref', '=', by.reference)
	).executeTakeFirst();
	if (!row) return null;
	const product = { ...row, tags: JSON.parse(row.tags) as string[], active: row.active === 1 };
	return (await madeWhole(db, [product]))[0] ?? null;
}

async function madeWhole(db: Reader, products: readonly Product[]): Promise<WholeProduct[]> {
	if (products.length === 0) return [];
	const ids = products.map(({ id }) => id);
	const variants = await db
		.selectFrom('variants')
		.selectAll()
		.where('product_id', 'in', ids)
		.orderBy('position')
		.orderBy('id')
		.execute();
	const variantIds = variants.map(({ id }) => id);
	const prices = variantIds.length === 0 ? [] : await pricesOf(db, variantIds);
	const levels = variantIds.length === 0 ? [] : await allLevelsOf(db, variantIds);
	return products.map((product) => ({
		...product,
		variants: variants
			.filter(({ product_id }) => product_id === product.id)
			.map(({ id, sku, options, image, active, position }) => ({
				...{ id, sku, image, position },
				options: JSON.parse(options) as VariantOption[],
				active: active === 1,
				prices: prices
					.filter(({ variant_id }) => variant_id === id)
					.map((price): NeutralPrice => ({
						currency: price.currency,
						amount_minor: price.price_minor,
						includes_tax: price.includes_tax === 1
					})),
				levels: levels
					.filter(({ variant_id }) => variant_id === id)
					.map(({ variant_id: _of, ...level }) => level)
			}))
	}));
}

const pricesOf = (db: Reader, ids: readonly Id<'var'>[]) =>
	db.selectFrom('variant_prices').selectAll().where('variant_id', 'in', ids).orderBy('currency').execute();

const allLevelsOf = (db: Reader, ids: readonly Id<'var'>[]) =>
	db.selectFrom('stock_levels').selectAll().where('variant_id', 'in', ids).orderBy('location_code').execute();

export async function insertProduct(tx: Tx, row: ProductsTable): Promise<void> {
	await insertRows(tx, 'products', [row]);
}

/** False when somebody else saved it in between. */
export const saveProductRow = async (
	tx: Tx,
	id: Id<'prd'>,
	version: number,
	set: Partial<Omit<ProductsTable, 'id' | 'version'>>
): Promise<boolean> =>
	(await updateRows(tx, 'products', { ...set, version: version + 1 }, { id, version })) === 1;

/** A variant as it now is, with the prices it now has. */
export async function putVariant(
	tx: Tx,
	row: VariantsTable,
	prices: readonly NeutralPrice[],
	isNew: boolean
): Promise<void> {
	const { id, ...set } = row;
	if (isNew) await insertRows(tx, 'variants', [row]);
	else {
		await updateRows(tx, 'variants', set, { id });
		await tx.deleteFrom('variant_prices').where('variant_id', '=', id).execute();
	}
	const rows = prices.map(({ currency, amount_minor, includes_tax }) => ({
		variant_id: id,
		currency,
		price_minor: amount_minor,
		includes_tax: includes_tax ? (1 as const) : (0 as const)
	}));
	await insertRows(tx, 'variant_prices', rows);
}

/** By which words it is found from now on. */
export async function replaceProductTerms(
	tx: Tx,
	product_id: Id<'prd'>,
	terms: readonly string[]
): Promise<void> {
	await tx.deleteFrom('product_terms').where('product_id', '=', product_id).execute();
	const rows = terms.map((term) => ({ term, product_id }));
	await insertRows(tx, 'product_terms', rows);
}

/** To which products skus belong. */
export async function ownersOfSkus(db: Reader, skus: readonly string[]): Promise<Map<string, Id<'prd'>>> {
	if (skus.length === 0) return new Map();
	const rows = await db
		.selectFrom('variants')
		.select(['sku', 'product_id'])
		.where('sku', 'in', skus)
		.execute();
	return new Map(rows.map(({ sku, product_id }) => [sku, product_id]));
}
