import type { Id } from '#lib/domain/ids.ts';
import { productTerms } from '#lib/server/commands/catalogue/product-terms.ts';
import { insertRows } from '#lib/server/store/insert.ts';
import type { ShopContext } from './shop-context.ts';

export type Added = { product_id: Id<'prd'>; variants: Record<string, Id<'var'>> };

/**
 * A product in sizes: `{ M: 3, L: 0 }` pieces of each at the shop's first place. Its skus are `reference-size`, and
 * each costs `price_minor` of the currency, its tax inside.
 */
export async function addProduct(
	ctx: Pick<ShopContext, 'db' | 'ids' | 'clock'>,
	product: {
		reference: string;
		title?: { th: string; en: string };
		sizes: Record<string, number>;
		category?: string;
		currency?: string;
		price_minor?: number;
		tax_rate_bp?: number;
		active?: boolean;
	}
): Promise<Added> {
	const { reference, sizes, title = { th: reference, en: reference } } = product;
	const now = ctx.clock.now();
	const product_id = ctx.ids.next('prd');
	const rows = Object.entries(sizes).map(([size, on_hand], position) => ({
		id: ctx.ids.next('var'),
		size,
		on_hand,
		position
	}));
	await ctx.db.transaction(async (tx) => {
		const row = {
			id: product_id,
			external_ref: reference,
			title_en: title.en,
			title_th: title.th,
			category: product.category ?? '',
			tags: '[]',
			image: null,
			tax_rate_bp: product.tax_rate_bp ?? 700,
			active: product.active === false ? (0 as const) : (1 as const),
			created_at: now,
			updated_at: now,
			version: 1
		};
		await insertRows(tx, 'products', [row]);
		const variants = rows.map(({ id, size, position }) => ({
			id,
			product_id,
			position,
			sku: `${reference}-${size}`,
			options: JSON.stringify([{ name: { th: 'ไซซ์', en: 'Size' }, value: { th: size, en: size } }]),
			image: null,
			active: 1 as const
		}));
		await insertRows(tx, 'variants', variants);
		await insertRows(
			tx,
			'product_terms',
			productTerms(row, variants).map((term) => ({ term, product_id }))
		);
		await insertRows(
			tx,
			'variant_prices',
			rows.map(({ id }) => ({
				variant_id: id,
				currency: product.currency ?? 'THB',
				price_minor: product.price_minor ?? 100_000,
				includes_tax: 1 as const
			}))
		);
		await insertRows(
			tx,
			'stock_levels',
			rows.map(({ id, on_hand }) => ({
				variant_id: id,
				location_code: 'main',
				on_hand,
				reserved: 0,
				version: 1
			}))
		);
	});
	return { product_id, variants: Object.fromEntries(rows.map(({ size, id }) => [size, id])) };
}

/** What lies at the shop's first place: on hand and held. */
export async function levelOf(ctx: Pick<ShopContext, 'db'>, id: Id<'var'>): Promise<[number, number]> {
	const row = await ctx.db.read
		.selectFrom('stock_levels')
		.select(['on_hand', 'reserved'])
		.where('variant_id', '=', id)
		.where('location_code', '=', 'main')
		.executeTakeFirstOrThrow();
	return [row.on_hand, row.reserved];
}
