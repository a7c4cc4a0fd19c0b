import { priceLine, type PricedLine } from '../catalogue/price.ts';
import { leastCharge } from '../charge/least.ts';
import { allocate, percentOf, roundedShare, runningShare } from '../money.ts';
import type { LineFacts, OrderFacts, PlannedItem } from '../policy/types.ts';
import type { RefundFigures } from '../refund/figures.ts';
import { minorStep } from '../refund/minor-step.ts';
import { isHonoured, type ExchangeTerms, type Want } from './wants.ts';

/** A replacement as it will stand on the order: `paid_minor` holds the tax in either case, as on any order line. */
export type PlannedReplacement = PricedLine & {
	/** Place in the plan's items of what it is given for. */
	item: number;
	variant_id: string;
	quantity: number;
	/** Off the list price of all its pieces, without its tax where prices do not include it. */
	discount_minor: number;
	tax_rate_bp: number;
	/** What of the discount is the bonus for exchanging, tax included; absent: nothing. */
	bonus_minor?: number;
};

/** Amounts in minor units of the order's currency. price = value + due − back. */
export type PlannedExchange = {
	/** What comes back counts for so much, after fees. */
	value_minor: number;
	/** What the replacements count for: Σ `paid_minor`. */
	price_minor: number;
	/** To be paid on top, and to be given back. One of them is zero. */
	due_minor: number;
	back_minor: number;
	/** What of the price the shop lets go for choosing an exchange; absent: nothing. */
	bonus_minor?: number;
	lines: PlannedReplacement[];
};

type Priced = { item: PlannedItem; figures: RefundFigures; order: OrderFacts; terms: ExchangeTerms };

/**
 * What the replacements of a return cost against what comes back for them, all items together. `figures` are those of
 * the refund that the exchanged items would be, in their order: the value is worked out by no second arithmetic.
 * Null: nothing is exchanged.
 */
export function planExchange(
	order: OrderFacts,
	items: readonly PlannedItem[],
	figures: RefundFigures,
	terms: ExchangeTerms
): PlannedExchange | null {
	const exchanged = items.flatMap((item, index) => (item.outcome === 'exchange' ? [{ item, index }] : []));
	if (exchanged.length === 0) return null;
	const value_minor = figures.computed_minor;
	// Nobody told the wants: the past is replayed as an even exchange.
	if (exchanged.every(({ item }) => item.wants === undefined)) {
		return { value_minor, price_minor: value_minor, due_minor: 0, back_minor: 0, lines: [] };
	}
	const even: PlannedReplacement[] = [];
	const priced: { line: PlannedReplacement; credited: boolean }[] = [];
	let credit = 0;
	for (const { item, index } of exchanged) {
		if (isHonoured(terms, item)) even.push(...honoured({ item, figures, order, terms }, index));
		else {
			for (const want of item.wants ?? []) {
				const pricing = want.same_product ? terms.same_product : terms.other_products;
				priced.push({ line: atPrice(want, index, order), credited: pricing === 'pre_discount' });
			}
			credit += discountOf(item, order);
		}
	}
	const full = sum(even) + sum(priced.map(({ line }) => line));
	const credited = priced.flatMap(({ line, credited }) => (credited ? [line] : []));
	// The old discount makes a dearer piece cheaper; it is never paid out.
	const used = Math.min(credit, sum(credited), Math.max(0, full - value_minor));
	lowerAll(credited, used, order.prices_include_tax);
	const lines = [...even, ...priced.map(({ line }) => line)].sort((a, b) => a.item - b.item);
	// A share of the value that is not exchanged piece for piece, and no more than would be left to pay.
	const promised = percentOf(Math.max(0, value_minor - sum(even)), terms.bonus_basis_points ?? 0);
	const bonus_minor = giveBonus(
		priced.map(({ line }) => line),
		Math.min(promised, full - used - value_minor),
		order.prices_include_tax
	);
	const over = full - used - bonus_minor - value_minor;
	const let_go = over > 0 ? over - chargeable(over, order.currency) : 0;
	lowerAll(lines, let_go, order.prices_include_tax);
	const price_minor = full - used - bonus_minor - let_go;
	return {
		value_minor,
		price_minor,
		due_minor: Math.max(0, price_minor - value_minor),
		back_minor: Math.max(0, value_minor - price_minor),
		...(bonus_minor > 0 && { bonus_minor }),
		lines
	};
}

/** Takes a bonus off replacements, each of which keeps what of it is its own. Returns the whole of it. */
function giveBonus(
	lines: readonly PlannedReplacement[],
	bonusMinor: number,
	pricesIncludeTax: boolean
): number {
	if (bonusMinor <= 0) return 0;
	const before = lines.map((line) => line.paid_minor);
	lowerAll(lines, bonusMinor, pricesIncludeTax);
	for (const [at, line] of lines.entries()) line.bonus_minor = (before[at] as number) - line.paid_minor;
	return bonusMinor;
}

/** Replacements that count for exactly what was paid for what comes back, by running total over the pieces. */
function honoured({ item, order }: Priced, index: number): PlannedReplacement[] {
	const line = lineOf(order, item);
	let before = 0;
	return (item.wants ?? []).map((want) => {
		const share = (minor: number) => runningShare(minor, item.quantity, before, want.quantity);
		const [paid_minor, tax_minor] = [share(item.goods_minor), share(item.tax_minor)];
		before += want.quantity;
		const net = order.prices_include_tax ? paid_minor : paid_minor - tax_minor;
		const unit_price_minor = Math.max(line.unit_price_minor ?? 0, Math.ceil(net / want.quantity));
		return {
			item: index,
			variant_id: want.variant_id,
			quantity: want.quantity,
			unit_price_minor,
			discount_minor: unit_price_minor * want.quantity - net,
			tax_minor,
			tax_rate_bp: line.tax_rate_bp ?? want.tax_rate_bp,
			paid_minor
		};
	});
}

function atPrice(want: Want, index: number, order: OrderFacts): PlannedReplacement {
	// A variant without a price was refused before.
	const price = want.price ?? { price_minor: 0, includes_tax: true };
	return {
		item: index,
		variant_id: want.variant_id,
		quantity: want.quantity,
		discount_minor: 0,
		tax_rate_bp: want.tax_rate_bp,
		...priceLine(price, want.tax_rate_bp, want.quantity, order.prices_include_tax)
	};
}

/** What the customer was spared when they bought it: the list price of these pieces less what was paid for them. */
function discountOf(item: PlannedItem, order: OrderFacts): number {
	const line = lineOf(order, item);
	if (line.unit_price_minor === undefined) return 0;
	const list = line.unit_price_minor * item.quantity;
	const net = order.prices_include_tax ? item.goods_minor : item.goods_minor - item.tax_minor;
	const spared = Math.max(0, list - net);
	return order.prices_include_tax ? spared : spared + roundedShare(spared, line.tax_rate_bp ?? 0, 10_000);
}

type PricedReplacement = Omit<PlannedReplacement, 'item' | 'variant_id'>;

/** What can be asked of an amount on top: whole steps of the provider, and nothing below its least. */
export function chargeable(dueMinor: number, currency: string): number {
	const whole = dueMinor - (dueMinor % minorStep('stripe', currency));
	return whole < leastCharge(currency) ? 0 : whole;
}

/** Takes an amount off what replacements count for, by what they cost. */
export function lowerAll(
	lines: readonly PricedReplacement[],
	offMinor: number,
	pricesIncludeTax: boolean
): void {
	const parts = allocate(
		offMinor,
		lines.map((line) => line.paid_minor)
	);
	lines.forEach((line, at) => lower(line, parts[at] ?? 0, pricesIncludeTax));
}

/** The same replacement for less, with the tax that is in the lower price. */
export function lower(line: PricedReplacement, by: number, pricesIncludeTax: boolean): void {
	if (by === 0) return;
	line.paid_minor -= by;
	line.tax_minor = roundedShare(line.paid_minor, line.tax_rate_bp, 10_000 + line.tax_rate_bp);
	const list = line.unit_price_minor * line.quantity;
	// Rounding must not make the price without its tax dearer than the list says.
	if (!pricesIncludeTax) line.tax_minor = Math.max(line.tax_minor, line.paid_minor - list);
	line.discount_minor = list - (pricesIncludeTax ? line.paid_minor : line.paid_minor - line.tax_minor);
}

const lineOf = (order: OrderFacts, item: PlannedItem): LineFacts =>
	order.lines.find((line) => line.line_id === item.line_id) as LineFacts;

const sum = (lines: readonly PlannedReplacement[]): number =>
	lines.reduce((total, line) => total + line.paid_minor, 0);
