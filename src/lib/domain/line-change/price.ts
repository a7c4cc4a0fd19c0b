import { priceLine, type VariantPrice } from '../catalogue/price.ts';
import { chargeable } from '../exchange/plan.ts';
import { roundedShare } from '../money.ts';

/** The frozen figures of a line that is changed; a row of the store fits as it is. */
export type LineFigures = {
	quantity: number;
	unit_price_minor: number;
	discount_minor: number;
	tax_rate_bp: number;
};

/** What the line that the order gets will say; `paid_minor` holds the tax in either case. */
export type ChangedFigures = {
	quantity: number;
	unit_price_minor: number;
	/** Off the list price of all its pieces, without its tax where prices do not include it. */
	discount_minor: number;
	tax_minor: number;
	tax_rate_bp: number;
	paid_minor: number;
};

/** To be paid on top, and to be given back, in minor units. One of them is zero. */
export type ChangedPrice = { figures: ChangedFigures; due_minor: number; back_minor: number };

/** How an order counts: whether its prices hold their tax, and in which currency. */
export type Counting = { prices_include_tax: boolean; currency: string };

/** What the changed pieces were paid for, by the one refund calculation. */
type Share = { goods_minor: number; tax_minor: number };

/**
 * Another variant of the same product. Its price differs by what the catalogue says today of the two: a price that was
 * raised or lowered for both since the purchase is no difference. Discounts are kept in proportion, tax follows the
 * price. The same price keeps the old pieces' figures to the last minor unit.
 */
export function variantPrice(
	line: LineFigures,
	units: number,
	value: Share,
	prices: { old: VariantPrice | null; wanted: VariantPrice },
	counting: Counting
): ChangedPrice {
	const { prices_include_tax } = counting;
	const unit = (price: VariantPrice) =>
		priceLine(price, line.tax_rate_bp, 1, prices_include_tax).unit_price_minor;
	const before = prices.old === null ? line.unit_price_minor : unit(prices.old);
	const unit_price_minor = Math.max(0, line.unit_price_minor + unit(prices.wanted) - before);
	const net = prices_include_tax ? value.goods_minor : value.goods_minor - value.tax_minor;
	if (unit_price_minor === line.unit_price_minor) return samePrice(line, units, value, net);
	const old = line.unit_price_minor * units;
	const list = unit_price_minor * units;
	const wanted = old === 0 ? list : Math.min(list, roundedShare(net, list, old));
	const figures = figuresOf(line, units, unit_price_minor, wanted, prices_include_tax);
	return settled(figures, value.goods_minor, counting);
}

/**
 * More pieces at the line's own price and with its own discount; a discount on the whole order is not given again.
 */
export function morePrice(line: LineFigures, units: number, counting: Counting): ChangedPrice {
	const list = line.unit_price_minor * units;
	const off = roundedShare(line.discount_minor, units, line.quantity);
	const figures = figuresOf(line, units, line.unit_price_minor, list - off, counting.prices_include_tax);
	return settled(figures, 0, counting);
}

function samePrice(line: LineFigures, units: number, value: Share, net: number): ChangedPrice {
	// Rounding may leave the last unit a minor unit dearer than its list price.
	const unit_price_minor = Math.max(line.unit_price_minor, Math.ceil(net / units));
	const figures = {
		quantity: units,
		unit_price_minor,
		discount_minor: unit_price_minor * units - net,
		tax_minor: value.tax_minor,
		tax_rate_bp: line.tax_rate_bp,
		paid_minor: value.goods_minor
	};
	return { figures, due_minor: 0, back_minor: 0 };
}

function figuresOf(
	{ tax_rate_bp }: LineFigures,
	quantity: number,
	unit_price_minor: number,
	net: number,
	prices_include_tax: boolean
): ChangedFigures {
	const tax_minor = prices_include_tax
		? roundedShare(net, tax_rate_bp, 10_000 + tax_rate_bp)
		: roundedShare(net, tax_rate_bp, 10_000);
	return {
		quantity,
		unit_price_minor,
		discount_minor: unit_price_minor * quantity - net,
		tax_minor,
		tax_rate_bp,
		paid_minor: prices_include_tax ? net : net + tax_minor
	};
}

/** What is too little to be asked for is let go. */
function settled(figures: ChangedFigures, value: number, counting: Counting): ChangedPrice {
	const over = Math.max(0, figures.paid_minor - value);
	const due_minor = chargeable(over, counting.currency);
	return {
		figures: countedFor(figures, figures.paid_minor - over + due_minor, counting),
		due_minor,
		back_minor: Math.max(0, value - figures.paid_minor)
	};
}

/** The same pieces for another amount, with the tax that is in it. */
export function countedFor(
	figures: ChangedFigures,
	paid_minor: number,
	{ prices_include_tax }: Pick<Counting, 'prices_include_tax'>
): ChangedFigures {
	if (paid_minor === figures.paid_minor) return figures;
	const { quantity, tax_rate_bp } = figures;
	const tax_minor = roundedShare(paid_minor, tax_rate_bp, 10_000 + tax_rate_bp);
	const net = prices_include_tax ? paid_minor : paid_minor - tax_minor;
	const unit_price_minor = Math.max(figures.unit_price_minor, Math.ceil(net / quantity));
	const discount_minor = unit_price_minor * quantity - net;
	return { ...figures, unit_price_minor, discount_minor, tax_minor, paid_minor };
}
