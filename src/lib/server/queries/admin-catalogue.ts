import type { Id } from '#lib/domain/ids.ts';
import type { Reader } from '../store/database.ts';
import type { ProductsAsked } from '../store/catalogue.ts';
import { wholeProduct, wholeProducts, type WholeProduct } from '../store/products.ts';
import { stockLocations } from '../store/stock.ts';

export type CatalogueRow = Pick<
	WholeProduct,
	'id' | 'external_ref' | 'title_en' | 'title_th' | 'image' | 'category' | 'active'
> & {
	variants: number;
	free: number;
	held: number;
	/** Cheapest and dearest of what is sold, in one currency; null: none of it has a price there. */
	prices: { from_minor: number; to_minor: number } | null;
};

/** A page of products with what is free and what they cost, and where the next one begins. */
export async function catalogueList(
	db: Reader,
	asked: Omit<ProductsAsked, 'limit'> & { limit: number; currency: string }
): Promise<{ rows: CatalogueRow[]; next: Id<'prd'> | null }> {
	const { currency, limit, ...rest } = asked;
	const products = await wholeProducts(db, { ...rest, limit: limit + 1 });
	const open = new Set(
		(await stockLocations(db)).filter(({ active }) => active === 1).map(({ code }) => code)
	);
	const shown = products.slice(0, limit);
	return {
		rows: shown.map((product) => rowOf(product, open, currency)),
		next: products.length > limit ? (shown.at(-1)?.id ?? null) : null
	};
}

function rowOf(product: WholeProduct, open: ReadonlySet<string>, currency: string): CatalogueRow {
	const sold = product.variants.filter(({ active }) => active);
	const levels = sold.flatMap((variant) =>
		variant.levels.filter(({ location_code }) => open.has(location_code))
	);
	const prices = sold.flatMap((variant) =>
		variant.prices.filter((price) => price.currency === currency).map(({ amount_minor }) => amount_minor)
	);
	const { id, external_ref, title_en, title_th, image, category, active } = product;
	return {
		...{ id, external_ref, title_en, title_th, category, active },
		image: image ?? product.variants.find((variant) => variant.image !== null)?.image ?? null,
		variants: sold.length,
		free: levels.reduce((sum, { on_hand, reserved }) => sum + on_hand - reserved, 0),
		held: levels.reduce((sum, { reserved }) => sum + reserved, 0),
		prices: prices.length > 0 ? { from_minor: Math.min(...prices), to_minor: Math.max(...prices) } : null
	};
}

/** One product for its page, with every place of the shop. */
export async function catalogueProduct(db: Reader, id: Id<'prd'>) {
	const product = await wholeProduct(db, { id });
	return product && { product, places: await stockLocations(db) };
}
