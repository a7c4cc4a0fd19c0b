import type { NeutralProduct, NeutralVariant } from '#lib/domain/catalogue/neutral.ts';
import { saveLocation } from '#lib/server/commands/catalogue/save-location.ts';
import { saveProduct } from '#lib/server/commands/catalogue/save-product.ts';
import { setStock, type StockCount } from '#lib/server/commands/catalogue/set-stock.ts';
import type { Context } from '#lib/server/context.ts';
import { CATALOGUE, type Product } from './catalogue.ts';
import { must } from './stage.ts';

type Words = { en: string; th: string };
const SYSTEM = { kind: 'system' } as const;
const SIZE = { en: 'Size', th: 'ไซซ์' };
const COLOUR = { en: 'Colour', th: 'สี' };

/** What an order line says was bought: a variant of its own where the product comes in several. */
export function skuOf(product: Product, option: Words | undefined): string {
	const several = product.comes !== undefined || product.options.length > 1;
	return several && option ? `${product.sku}-${coded(option.en)}` : product.sku;
}
const coded = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]+/g, '-');

/** Tells the shop everything it sells, with counts at its two places. Furniture stands at the second one. */
export async function fillCatalogue(context: Context): Promise<void> {
	const place = { code: 'chiang-mai', name_th: 'คลังเชียงใหม่', name_en: 'Chiang Mai warehouse' };
	must(await saveLocation(context, SYSTEM, { ...place, position: 2, active: true }), place.code);
	for (const product of Object.values(CATALOGUE) as Product[]) {
		const variants = variantsOf(product);
		const told = productOf(
			product,
			variants.map(({ variant }) => variant)
		);
		must(await saveProduct(context, SYSTEM, told), product.sku);
		must(await setStock(context, SYSTEM, variants.flatMap(countsOf(product))), product.sku);
	}
}

type Told = { variant: NeutralVariant; isSoldOut: boolean };

function variantsOf(product: Product): Told[] {
	const { comes } = product;
	if (!comes)
		return product.options.map((option) => ({
			variant: variantOf(product, skuOf(product, option), [{ name: { en: '', th: '' }, value: option }]),
			isSoldOut: false
		}));
	const colours = comes.colours.length > 0 ? comes.colours : [null];
	return colours.flatMap((colour) =>
		comes.sizes.map((size) => {
			const called = colour ? `${colour.en}, ${size}` : size;
			const options = [
				...(colour ? [{ name: COLOUR, value: colour }] : []),
				{ name: SIZE, value: { en: size, th: size } }
			];
			return {
				variant: variantOf(product, `${product.sku}-${coded(called)}`, options),
				isSoldOut: comes.sold_out?.includes(called) ?? false
			};
		})
	);
}

const variantOf = (product: Product, sku: string, options: NeutralVariant['options']): NeutralVariant => ({
	sku,
	options,
	image: null,
	active: true,
	prices: [
		{ currency: 'THB', amount_minor: product.thb, includes_tax: true },
		{ currency: 'USD', amount_minor: product.usd, includes_tax: false }
	]
});

const productOf = (product: Product, variants: NeutralVariant[]): NeutralProduct => ({
	reference: product.sku,
	title: { th: product.th, en: product.en },
	category: product.category,
	tags: product.tags ?? [],
	image: `/demo/products/${product.drawing}.svg`,
	tax_rate_bp: 700,
	active: true,
	variants
});

/** Some of everything, never the same of each; what is sold out is counted too. */
const countsOf =
	(product: Product) =>
	({ variant: { sku }, isSoldOut }: Told): StockCount[] => {
		const some = isSoldOut ? 0 : 2 + ([...sku].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 9);
		const location_code = product.category === 'furniture' ? 'chiang-mai' : 'main';
		return [{ sku, location_code, on_hand: some }];
	};
