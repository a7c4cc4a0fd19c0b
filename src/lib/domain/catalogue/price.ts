import { roundedShare } from '../money.ts';

/** A variant's price of one piece in one currency, in its minor units, with its tax inside or on top. */
export type VariantPrice = { price_minor: number; includes_tax: boolean };

/** Figures of an order line, as `frameOrder` freezes them: `paid_minor` holds the tax in either case. */
export type PricedLine = {
	unit_price_minor: number;
	/** Of all the pieces. */
	tax_minor: number;
	paid_minor: number;
};

/**
 * What `quantity` pieces cost on an order whose prices hold their tax or do not. Tax is `tax_rate_bp` of the price
 * without it, rounded half away from zero, once for the line. Where price and order differ in this, the price of one
 * piece is turned into the order's way first.
 */
export function priceLine(
	price: VariantPrice,
	tax_rate_bp: number,
	quantity: number,
	prices_include_tax: boolean
): PricedLine {
	const unit_price_minor = asOrderSays(price, tax_rate_bp, prices_include_tax);
	const goods = unit_price_minor * quantity;
	const tax_minor = prices_include_tax ? taxInside(goods, tax_rate_bp) : taxOnTop(goods, tax_rate_bp);
	return { unit_price_minor, tax_minor, paid_minor: prices_include_tax ? goods : goods + tax_minor };
}

/** What one piece costs whoever buys it, its tax included: the figure to show. */
export const shownPrice = (price: VariantPrice, tax_rate_bp: number): number =>
	asOrderSays(price, tax_rate_bp, true);

function asOrderSays(
	{ price_minor, includes_tax }: VariantPrice,
	tax_rate_bp: number,
	prices_include_tax: boolean
): number {
	if (includes_tax === prices_include_tax) return price_minor;
	return includes_tax
		? price_minor - taxInside(price_minor, tax_rate_bp)
		: price_minor + taxOnTop(price_minor, tax_rate_bp);
}

const taxInside = (gross: number, bp: number): number => roundedShare(gross, bp, 10_000 + bp);
const taxOnTop = (net: number, bp: number): number => roundedShare(net, bp, 10_000);
