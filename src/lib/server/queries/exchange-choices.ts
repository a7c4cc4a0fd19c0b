import { shownPrice } from '#lib/domain/catalogue/price.ts';
import type { Id } from '#lib/domain/ids.ts';
import { findProducts, findVariants, type CatalogueVariant, type Product } from '../store/catalogue.ts';
import type { Reader } from '../store/database.ts';

export type { CatalogueVariant } from '../store/catalogue.ts';
export { soldCategories } from '../store/catalogue.ts';

/** Whether somebody can have it now: it is sold, has a price in their currency, and lies in the shop. */
export const isOffered = ({ active, price, available }: CatalogueVariant): boolean =>
	active && price !== null && available > 0;

/** Per sku all variants of its product, what is sold out among them; none for what the catalogue does not know. */
export async function sameProducts(
	db: Reader,
	skus: readonly string[],
	currency: string
): Promise<Map<string, CatalogueVariant[]>> {
	const bought = await findVariants(db, { skus: [...new Set(skus)] }, currency);
	const product_ids = [...new Set(bought.map(({ product_id }) => product_id))];
	const all = await findVariants(db, { product_ids }, currency);
	return new Map(
		bought.map(({ sku, product_id }) => [
			sku,
			all.filter((variant) => variant.product_id === product_id && (variant.active || variant.sku === sku))
		])
	);
}

export const variantsNamed = (
	db: Reader,
	ids: readonly Id<'var'>[],
	currency: string
): Promise<CatalogueVariant[]> => findVariants(db, { ids: [...new Set(ids)] }, currency);

export type PickedProduct = Pick<Product, 'id' | 'title_en' | 'title_th' | 'image'> & {
	/** What the cheapest of it costs, its tax included; null: it is sold out. */
	from_minor: number | null;
	variants: CatalogueVariant[];
};

/** A page of what the shop sells in one currency, by words and kind; and where the next one begins. */
export async function productsToPick(
	db: Reader,
	asked: { words: string; category: string; after: Id<'prd'> | null; currency: string; limit: number }
): Promise<{ products: PickedProduct[]; next: Id<'prd'> | null }> {
	const { words, category, after, currency, limit } = asked;
	const found = await findProducts(db, {
		words,
		...(category !== '' && { category }),
		active: true,
		after,
		limit: limit + 1
	});
	const shown = found.slice(0, limit);
	return {
		products: await withVariants(db, shown, currency),
		next: found.length > limit ? (shown.at(-1)?.id ?? null) : null
	};
}

async function withVariants(
	db: Reader,
	products: readonly Product[],
	currency: string
): Promise<PickedProduct[]> {
	const all = await findVariants(db, { product_ids: products.map(({ id }) => id) }, currency);
	return products.flatMap(({ id, title_en, title_th, image }) => {
		const variants = all.filter((one) => one.product_id === id && one.active && one.price !== null);
		// What has no price in this currency is not for these customers at all.
		if (variants.length === 0) return [];
		const prices = variants
			.filter(isOffered)
			.flatMap(({ price, tax_rate_bp }) => (price ? [shownPrice(price, tax_rate_bp)] : []));
		return [
			{
				...{ id, title_en, title_th, variants },
				image: image ?? variants.find((one) => one.image !== null)?.image ?? null,
				from_minor: prices.length > 0 ? Math.min(...prices) : null
			}
		];
	});
}

/** One product to choose a variant of; null when it is not sold in this currency. */
export async function productToPick(
	db: Reader,
	id: Id<'prd'>,
	currency: string
): Promise<CatalogueVariant[]> {
	const variants = await findVariants(db, { product_ids: [id] }, currency);
	return variants.filter(({ active, price }) => active && price !== null);
}
