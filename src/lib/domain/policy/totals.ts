import { percentOf } from '../money.ts';
import { returnShippingFee } from './fees.ts';
import type { PlannedItem, PolicyRules, ReturnPlan } from './types.ts';

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
>;

/**
 * The sums of a plan. The return shipping fee is taken once, from the money of items that come back for the customer's
 * own reason and never from a defective one's; so no figure falls below zero. Money to the payments bears it first.
 */
export function totalsOf(rules: PolicyRules, currency: string, items: readonly PlannedItem[]): Totals {
	const refunds = items.filter((item) => item.outcome !== 'store_credit');
	const credits = items.filter((item) => item.outcome === 'store_credit');
	const fee = returnShippingFee(rules, currency);
	const feeOfRefunds = Math.min(fee, bearable(refunds));
	const feeOfCredits = Math.min(fee - feeOfRefunds, bearable(credits));
	const refund_minor = net(refunds) - feeOfRefunds;
	const store_credit_minor = net(credits) - feeOfCredits;
	const bonus_minor = percentOf(store_credit_minor, rules.store_credit_bonus_basis_points);
	return {
		goods_minor: sum(items, (item) => item.goods_minor),
		tax_minor: sum(items, (item) => item.tax_minor),
		shipping_minor: sum(items, (item) => item.shipping_minor),
		restocking_fee_minor: sum(items, (item) => item.restocking_fee_minor),
		return_shipping_fee_minor: feeOfRefunds + feeOfCredits,
		refund_minor,
		store_credit_minor,
		bonus_minor,
		total_minor: refund_minor + store_credit_minor + bonus_minor
	};
}

const bearable = (items: readonly PlannedItem[]): number =>
	net(items.filter((item) => item.goods_required && item.bears_return_fee));

const net = (items: readonly PlannedItem[]): number =>
	sum(items, (item) => item.goods_minor + item.shipping_minor - item.restocking_fee_minor);

const sum = (items: readonly PlannedItem[], figure: (item: PlannedItem) => number): number =>
	items.reduce((total, item) => total + figure(item), 0);
