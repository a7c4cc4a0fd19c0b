import { exponentOf } from '#lib/domain/currency.ts';
import type { NeutralPrice } from '#lib/domain/catalogue/neutral.ts';
import { readAmount } from '#lib/server/imports/values.ts';
import type { WholeProduct, WholeVariant } from '#lib/server/store/products.ts';
import type { TypedIn } from '../../form.ts';

/** Text of the page's fields, by their names. */
export type Fields = Record<string, string>;
export type Fault = { field: string; what: 'title' | 'kind' | 'price' | 'count'; variant: string };

export const priceField = (id: string, currency: string): string => `price-${id}-${currency}`;
export const soldField = (id: string): string => `sold-${id}`;
export const countField = (id: string, place: string): string => `count-${id}-${place}`;
export const seenField = (id: string, place: string): string => `seen-${id}-${place}`;

/** Currencies that have a column: the shop's own, and any that a variant has a price in. */
export const currenciesOf = (product: WholeProduct, own: string): string[] => [
	...new Set([own, ...product.variants.flatMap(({ prices }) => prices.map(({ currency }) => currency))])
];

export function priceText(variant: WholeVariant, currency: string): string {
	const price = variant.prices.find((one) => one.currency === currency);
	if (!price) return '';
	const exponent = exponentOf(currency);
	return (price.amount_minor / 10 ** exponent).toFixed(exponent);
}

/** Prices as typed, tax inside or on top as they were, the shop's way where they are new. */
export function typedPrices(
	typed: TypedIn,
	variant: WholeVariant,
	currencies: readonly string[]
): { prices: NeutralPrice[]; faults: Fault[] } {
	const prices: NeutralPrice[] = [];
	const faults: Fault[] = [];
	for (const currency of currencies) {
		const field = priceField(variant.id, currency);
		const text = typed.text(field, 30);
		if (text === '') continue;
		const read = readAmount(text, currency);
		if ('fault' in read || read.value < 0) faults.push({ field, what: 'price', variant: variant.sku });
		else {
			const before = variant.prices.find((one) => one.currency === currency);
			prices.push({ currency, amount_minor: read.value, includes_tax: before?.includes_tax ?? true });
		}
	}
	return { prices, faults };
}

/** Everything that was typed, to be shown again. */
export function keptFields(form: FormData): Fields {
	const kept: Fields = {};
	for (const [name, value] of form) if (typeof value === 'string') kept[name] = value.slice(0, 400);
	return kept;
}
