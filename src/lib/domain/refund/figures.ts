import { runningShare } from '../money.ts';
import type { AcceptanceState } from '../return/states.ts';
import { afterShare, lineShare, type LineMoney } from './line-share.ts';

/** An item as it was judged. Shipping and fees are those promised at submission and stored with the item. */
export type RefundItem = {
	return_item_id: string | null;
	line_id: string;
	quantity: number;
	acceptance: AcceptanceState;
	quoted_shipping_minor: number;
	fee_minor: number;
	deduction_minor: number;
	/** True when the return shipping fee is taken from this item's money (`PlannedItem.bears_return_fee`). */
	bears_return_fee: boolean;
};

/** Shipping as charged, tax included, the tax within it, and what of it went back in refunds that stand. */
export type ShippingMoney = { charged_minor: number; tax_minor: number; refunded_minor: number };

export type FiguresInput = {
	items: readonly RefundItem[];
	lines: readonly LineMoney[];
	shipping: ShippingMoney;
	/** The fee promised for the return, less what earlier refunds of the same return already kept of it. */
	return_shipping_fee_left_minor: number;
};

export type RefundLineFigures = {
	order_line_id: string;
	return_item_id: string | null;
	quantity: number;
	goods_minor: number;
	tax_minor: number;
	/** What of the amount is this item's, before the return shipping fee: goods + shipping − fee − deduction. */
	net_minor: number;
};

/** What goods come to. computed = goods + shipping − restocking fee − return shipping fee − deduction, never below 0. */
export type RefundFigures = {
	lines: RefundLineFigures[];
	goods_minor: number;
	tax_minor: number;
	shipping_minor: number;
	shipping_tax_minor: number;
	restocking_fee_minor: number;
	return_shipping_fee_minor: number;
	deduction_minor: number;
	/** What the stored figures come to, before a person's amount, a cap or a provider's steps. */
	computed_minor: number;
};

/**
 * The one arithmetic of money for goods: the customer's preview, the refund itself, the API and the credit note all
 * read it. Frozen line figures are divided by running total, so any split of a return comes to the same sum. Rejected
 * and pending items count for nothing. Amounts in minor units.
 */
export function refundFigures(input: FiguresInput): RefundFigures {
	const figures = nothing();
	if (!input.items.some(isPaid)) return figures;
	const lines = new Map<string, LineMoney>();
	for (const line of input.lines) lines.set(line.line_id, line);
	let bearable = 0;
	for (const item of input.items) {
		if (!isPaid(item)) continue;
		const line = lines.get(item.line_id);
		if (line === undefined) throw new RangeError(`no line ${item.line_id}`);
		const share = lineShare(line, line.refunded_quantity, item.quantity);
		lines.set(item.line_id, afterShare(line, item.quantity, share));
		const left = shippingLeft(input.shipping) - figures.shipping_minor;
		const shipping = Math.min(item.quoted_shipping_minor, left);
		const fee = Math.min(item.fee_minor, share.goods_minor);
		const deduction = Math.min(item.deduction_minor, share.goods_minor + shipping - fee);
		const net = share.goods_minor + shipping - fee - deduction;
		figures.lines.push({
			order_line_id: item.line_id,
			return_item_id: item.return_item_id,
			quantity: item.quantity,
			goods_minor: share.goods_minor,
			tax_minor: share.tax_minor,
			net_minor: net
		});
		figures.goods_minor += share.goods_minor;
		figures.tax_minor += share.tax_minor;
		figures.shipping_minor += shipping;
		figures.restocking_fee_minor += fee;
		figures.deduction_minor += deduction;
		figures.computed_minor += net;
		if (item.bears_return_fee) bearable += net;
	}
	figures.return_shipping_fee_minor = Math.max(0, Math.min(input.return_shipping_fee_left_minor, bearable));
	figures.computed_minor -= figures.return_shipping_fee_minor;
	figures.shipping_tax_minor = shippingTax(input.shipping, figures.shipping_minor);
	return figures;
}

/** True when money is due for an item; rejected and pending ones count for nothing. */
export const isPaid = (item: Pick<RefundItem, 'acceptance'>): boolean =>
	item.acceptance === 'accepted' || item.acceptance === 'accepted_reduced';

/** What of the delivery charge has not gone back yet: it goes back once, whole or in parts. */
export const shippingLeft = (shipping: ShippingMoney): number =>
	Math.max(0, shipping.charged_minor - shipping.refunded_minor);

/** The tax within a part of the shipping, by running total like everything else. `part` is within what is left. */
export const shippingTax = (shipping: ShippingMoney, part: number): number =>
	part === 0 ? 0 : runningShare(shipping.tax_minor, shipping.charged_minor, shipping.refunded_minor, part);

const nothing = (): RefundFigures => ({
	lines: [],
	goods_minor: 0,
	tax_minor: 0,
	shipping_minor: 0,
	shipping_tax_minor: 0,
	restocking_fee_minor: 0,
	return_shipping_fee_minor: 0,
	deduction_minor: 0,
	computed_minor: 0
});
