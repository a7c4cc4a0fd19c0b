import { allocate } from '../money.ts';
import { accepted, refused, type Result } from '../result.ts';
import type { NeutralLine, NeutralOrder } from './neutral.ts';

/** What the frame reads of an order: amounts in minor units of its currency. */
export type OrderToFrame = Pick<
	NeutralOrder,
	'prices_include_tax' | 'discount' | 'shipping' | 'total_minor'
> & {
	lines: (Pick<NeutralLine, 'quantity' | 'unit_price_minor' | 'discount_minor' | 'tax_minor'> & {
		reference?: string;
	})[];
};

export type FramedLine = { order_discount_share_minor: number; paid_minor: number };

/** The figures that are stored with the order and never worked out again. */
export type OrderFrame = {
	lines: FramedLine[];
	/** Lines after their own discounts, before the order's. */
	goods_minor: number;
	order_discount_minor: number;
	shipping_minor: number;
	shipping_tax_minor: number;
	/** Of all lines and of shipping. */
	tax_minor: number;
	total_minor: number;
};

/**
 * Freezes what every line cost: the order's discount is shared over the lines by what they come to after their own
 * discounts, by largest remainder, ties to the earlier line. `paid_minor` holds the tax in either case. Refused when an
 * amount is impossible or when the shop's own total differs (`totals_do_not_add_up`, with both figures).
 */
export function frameOrder(order: OrderToFrame): Result<OrderFrame> {
	const totals = order.lines.map((line) => line.unit_price_minor * line.quantity - line.discount_minor);
	const goods_minor = sum(totals);
	const impossible = impossibleAmount(order, totals, goods_minor);
	if (impossible !== null) return refused('amount_invalid', impossible);
	const shares = allocate(order.discount.amount_minor, totals);
	const lines = order.lines.map((line, index) => {
		const share = shares[index] as number;
		const goods = (totals[index] as number) - share;
		return {
			order_discount_share_minor: share,
			paid_minor: order.prices_include_tax ? goods : goods + line.tax_minor
		};
	});
	for (const [index, line] of order.lines.entries()) {
		const paid = (lines[index] as FramedLine).paid_minor;
		if (line.tax_minor > paid)
			return refused('amount_invalid', { ...nameOf(line, index), field: 'tax_minor' });
	}
	const total_minor = sum(lines.map((line) => line.paid_minor)) + shippingPaid(order);
	if (order.total_minor !== null && order.total_minor !== total_minor) {
		return refused('totals_do_not_add_up', { expected_minor: total_minor, found_minor: order.total_minor });
	}
	return accepted({
		lines,
		goods_minor,
		order_discount_minor: order.discount.amount_minor,
		shipping_minor: order.shipping.amount_minor,
		shipping_tax_minor: order.shipping.tax_minor,
		tax_minor: sum(order.lines.map((line) => line.tax_minor)) + order.shipping.tax_minor,
		total_minor
	});
}

/** Shipping as the customer paid it, its tax included. */
export const shippingPaid = (order: Pick<OrderToFrame, 'prices_include_tax' | 'shipping'>): number =>
	order.shipping.amount_minor + (order.prices_include_tax ? 0 : order.shipping.tax_minor);

type Impossible = { field: string; line: number; reference: string | null };

function impossibleAmount(order: OrderToFrame, totals: readonly number[], goods: number): Impossible | null {
	const ofOrder = (field: string): Impossible => ({ field, line: -1, reference: null });
	for (const [index, line] of order.lines.entries()) {
		const wrong = (['quantity', 'unit_price_minor', 'discount_minor', 'tax_minor'] as const).find(
			(field) => !isAmount(line[field])
		);
		if (wrong !== undefined) return { ...nameOf(line, index), field: wrong };
		if (line.quantity === 0) return { ...nameOf(line, index), field: 'quantity' };
		if (!isAmount(totals[index] as number)) return { ...nameOf(line, index), field: 'discount_minor' };
	}
	if (!isAmount(goods)) return ofOrder('lines');
	if (!isAmount(order.discount.amount_minor) || order.discount.amount_minor > goods)
		return ofOrder('discount');
	if (!isAmount(order.shipping.amount_minor)) return ofOrder('shipping');
	if (!isAmount(order.shipping.tax_minor)) return ofOrder('shipping_tax');
	const taxInside = order.prices_include_tax && order.shipping.tax_minor > order.shipping.amount_minor;
	return taxInside ? ofOrder('shipping_tax') : null;
}

const nameOf = (line: { reference?: string }, index: number) => ({
	line: index,
	reference: line.reference ?? null
});

/** Sums of such amounts stay exact: a hundred thousand lines of them fit into a double. */
const LARGEST_MINOR = 90_000_000_000;
const isAmount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= LARGEST_MINOR;

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
