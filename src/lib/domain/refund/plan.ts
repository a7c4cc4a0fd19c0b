import { runningShare } from '../money.ts';
import type { PaymentFacts, PaymentShare } from '../policy/types.ts';
import { accepted, refused, type Result } from '../result.ts';
import type { AcceptanceState } from '../return/states.ts';
import { afterShare, lineShare, type LineMoney } from './line-share.ts';
import { sharePayments, type PaymentCover } from './payment-shares.ts';

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

export type RefundInput = {
	route: 'original' | 'store_credit';
	items: readonly RefundItem[];
	lines: readonly LineMoney[];
	/** Shipping as charged, tax included, the tax within it, and what of it went back in refunds that stand. */
	shipping: { charged_minor: number; tax_minor: number; refunded_minor: number };
	/** The fee promised for the return, less what earlier refunds of the same return already kept of it. */
	return_shipping_fee_left_minor: number;
	payments: readonly PaymentFacts[];
	/** A person's own amount, with the code of an `override` reason. */
	override: { amount_minor: number; reason_code: string } | null;
	/** Above this amount somebody else must approve; null: no limit. */
	limit_minor: number | null;
	/** What earlier refunds of the return could not send because of a provider's steps. */
	carried_minor?: number;
};

export type PlannedRefundLine = {
	order_line_id: string;
	return_item_id: string | null;
	quantity: number;
	goods_minor: number;
	tax_minor: number;
	/** What of the amount is this item's, before the return shipping fee: goods + shipping − fee − deduction. */
	net_minor: number;
};

/** amount = goods + shipping + adjustment − restocking fee − return shipping fee − deduction, never below zero. */
export type RefundPlan = {
	/** `succeeded` when there is nothing to move. */
	state: 'awaiting_approval' | 'approved' | 'succeeded';
	route: RefundInput['route'];
	lines: PlannedRefundLine[];
	goods_minor: number;
	tax_minor: number;
	shipping_minor: number;
	shipping_tax_minor: number;
	restocking_fee_minor: number;
	return_shipping_fee_minor: number;
	deduction_minor: number;
	adjustment_minor: number;
	/** What the stored figures come to, before a person's amount, a cap or a provider's steps. */
	computed_minor: number;
	amount_minor: number;
	/** True when the payments have less left than the figures come to. */
	capped: boolean;
	/** To be carried to the next refund of the same return. */
	rounding_minor: number;
	payments: PaymentShare[];
};

/**
 * The money for goods that were judged. Rejected and pending items count for nothing. Stored line figures are divided
 * by running total, so any split of a return into refunds comes to the same sum. Amounts in minor units.
 */
export function planRefund(input: RefundInput): Result<RefundPlan> {
	const figures = figuresOf(input);
	const wanted = input.override?.amount_minor ?? figures.computed_minor + (input.carried_minor ?? 0);
	if (input.override !== null && input.override.reason_code.trim() === '') return refused('reason_missing');
	if (!Number.isSafeInteger(wanted) || wanted < 0) return refused('amount_invalid');
	const cover = input.route === 'original' ? sharePayments(wanted, input.payments) : coveredByCredit(wanted);
	const refusal = uncovered(input, wanted, cover);
	if (refusal !== null) return refusal;
	const amount = cover.covered_minor;
	return accepted({
		...figures,
		route: input.route,
		state: stateOf(amount, input.limit_minor),
		adjustment_minor: amount - figures.computed_minor,
		amount_minor: amount,
		capped: cover.short_minor > 0,
		rounding_minor: cover.rounding_minor,
		payments: cover.shares
	});
}

function stateOf(amount: number, limit: number | null): RefundPlan['state'] {
	if (amount === 0) return 'succeeded';
	return limit !== null && amount > limit ? 'awaiting_approval' : 'approved';
}

/** A dispute makes the whole refund wait: part of it would be paid twice if the bank decides for the customer. */
function uncovered(
	input: RefundInput,
	wanted: number,
	cover: PaymentCover
): ReturnType<typeof refused> | null {
	if (cover.disputed_minor > 0) return refused('payment_disputed', { waiting_minor: cover.disputed_minor });
	if (input.override !== null && cover.short_minor > 0) {
		return refused('amount_exceeds_refundable', {
			available_minor: cover.covered_minor,
			asked_minor: wanted
		});
	}
	if (input.override !== null && cover.rounding_minor > 0) {
		return refused('amount_invalid', { nearest_minor: cover.covered_minor });
	}
	const neverPaid = input.payments.every((payment) => payment.captured_minor === 0);
	return cover.short_minor > 0 && neverPaid ? refused('no_refundable_payment') : null;
}

const coveredByCredit = (amount: number): PaymentCover => ({
	shares: [],
	covered_minor: amount,
	short_minor: 0,
	rounding_minor: 0,
	disputed_minor: 0
});

type Figures = Pick<
	RefundPlan,
	| 'lines'
	| 'goods_minor'
	| 'tax_minor'
	| 'shipping_minor'
	| 'shipping_tax_minor'
	| 'restocking_fee_minor'
	| 'return_shipping_fee_minor'
	| 'deduction_minor'
	| 'computed_minor'
>;

function figuresOf(input: RefundInput): Figures {
	const lines = new Map(input.lines.map((line) => [line.line_id, line]));
	const { charged_minor, tax_minor, refunded_minor } = input.shipping;
	const figures: Figures = {
		lines: [],
		goods_minor: 0,
		tax_minor: 0,
		shipping_minor: 0,
		shipping_tax_minor: 0,
		restocking_fee_minor: 0,
		return_shipping_fee_minor: 0,
		deduction_minor: 0,
		computed_minor: 0
	};
	let bearable = 0;
	for (const item of input.items) {
		if (item.acceptance !== 'accepted' && item.acceptance !== 'accepted_reduced') continue;
		const line = lines.get(item.line_id);
		if (line === undefined) throw new RangeError(`no line ${item.line_id}`);
		const share = lineShare(line, line.refunded_quantity, item.quantity);
		lines.set(item.line_id, afterShare(line, item.quantity, share));
		const shippingLeft = Math.max(0, charged_minor - refunded_minor - figures.shipping_minor);
		const shipping = Math.min(item.quoted_shipping_minor, shippingLeft);
		const fee = Math.min(item.fee_minor, share.goods_minor);
		const deduction = Math.min(item.deduction_minor, share.goods_minor + shipping - fee);
		const net = share.goods_minor + shipping - fee - deduction;
		figures.lines.push({
			order_line_id: item.line_id,
			return_item_id: item.return_item_id,
			quantity: item.quantity,
			...share,
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
	figures.return_shipping_fee_minor = Math.min(input.return_shipping_fee_left_minor, bearable);
	figures.computed_minor -= figures.return_shipping_fee_minor;
	figures.shipping_tax_minor = shippingTax(charged_minor, tax_minor, refunded_minor, figures.shipping_minor);
	return figures;
}

/** The tax within a part of the shipping, by running total like everything else. */
const shippingTax = (charged: number, tax: number, before: number, take: number): number =>
	take === 0 ? 0 : runningShare(tax, charged, before, take);
