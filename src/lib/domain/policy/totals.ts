import { planExchange } from '../exchange/plan.ts';
import { USUAL_EXCHANGES, type ExchangeTerms } from '../exchange/wants.ts';
import { percentOf } from '../money.ts';
import type { RefundFigures } from '../refund/figures.ts';
import { routeFigures, type RoutedItem } from '../refund/plan-routes.ts';
import type { ReturnTerms } from './combine-terms.ts';
import type { LineFacts, OrderFacts, PlannedItem, ReturnPlan } from './types.ts';

export type Totals = Pick<
	ReturnPlan,
	| 'goods_minor'
	| 'tax_minor'
	| 'shipping_minor'
	| 'restocking_fee_minor'
	| 'return_shipping_fee_minor'
	| 'refund_minor'
	| 'store_credit_minor'
	| 'bonus_minor'
	| 'total_minor'
	| 'exchange'
>;

/**
 * The sums of a plan: what its refunds would come to if every item were accepted as it is. The return shipping fee is
 * taken once, from the money of items that come back for the customer's own reason and never from a defective one's;
 * so no figure falls below zero. Money to the payments bears it first.
 */
export function totalsOf(
	terms: Pick<ReturnTerms, 'return_fee_minor' | 'bonus_basis_points' | 'bonus_minor'>,
	order: OrderFacts,
	items: readonly PlannedItem[],
	exchanges: ExchangeTerms = USUAL_EXCHANGES
): Totals {
	const { original, store_credit, exchange } = routeFigures({
		items: items.map(asAccepted),
		lines: order.lines.map(lessOpenReturns),
		shipping: {
			charged_minor: order.shipping_minor,
			tax_minor: order.shipping_tax_minor,
			refunded_minor: order.refunded_shipping_minor
		},
		return_shipping_fee_left_minor: terms.return_fee_minor
	});
	const bonus_minor = bonusOf(terms, store_credit.computed_minor);
	const sum = (figure: keyof Omit<RefundFigures, 'lines'>) =>
		original[figure] + store_credit[figure] + exchange[figure];
	const exchanged = planExchange(order, items, exchange, exchanges);
	// The difference goes back as it was paid.
	const refund_minor = original.computed_minor + (exchanged?.back_minor ?? 0);
	return {
		goods_minor: sum('goods_minor'),
		tax_minor: sum('tax_minor'),
		shipping_minor: sum('shipping_minor'),
		restocking_fee_minor: sum('restocking_fee_minor'),
		return_shipping_fee_minor: sum('return_shipping_fee_minor'),
		refund_minor,
		store_credit_minor: store_credit.computed_minor,
		bonus_minor,
		...(exchanged && { exchange: exchanged }),
		total_minor: refund_minor + store_credit.computed_minor + bonus_minor
	};
}

/** What comes on top of an amount that is given as credit: a share of it, and once per return an amount. */
export const bonusOf = (
	terms: Pick<ReturnTerms, 'bonus_basis_points' | 'bonus_minor'>,
	creditMinor: number
): number => (creditMinor > 0 ? percentOf(creditMinor, terms.bonus_basis_points) + terms.bonus_minor : 0);

const asAccepted = (item: PlannedItem): RoutedItem => ({
	return_item_id: null,
	line_id: item.line_id,
	quantity: item.quantity,
	outcome: item.outcome,
	acceptance: 'accepted',
	quoted_shipping_minor: item.shipping_minor,
	fee_minor: item.restocking_fee_minor,
	deduction_minor: 0,
	bears_return_fee: item.bears_return_fee && item.goods_required
});

/** Units of open returns will be paid before these, as `unitsBefore` has it too. */
const lessOpenReturns = (line: LineFacts): LineFacts =>
	line.qty_return_open === 0
		? line
		: { ...line, refunded_quantity: line.refunded_quantity + line.qty_return_open };
