import { percentOf } from '../money.ts';
import type { Terms } from './language/terms.ts';
import type { PolicyRules, ReasonFacts } from './types.ts';

/** Fees are for reasons that are the customer's own, unless the shop waives them for the reason. */
export const bearsFees = (reason: ReasonFacts): boolean => reason.fault === 'customer' && !reason.waives_fees;

export type FeeTerms = Pick<
	Terms,
	'restocking_basis_points' | 'piece_fee_minor' | 'fee_cap_basis_points' | 'return_fee_minor'
>;

/** What is kept of an item's goods: a share for handling and an amount for each piece, never more than the cap. */
export function keptOfGoods(
	terms: FeeTerms,
	reason: ReasonFacts,
	quantity: number,
	goodsMinor: number
): number {
	if (!bearsFees(reason)) return 0;
	const fees =
		percentOf(goodsMinor, terms.restocking_basis_points) + terms.piece_fee_minor * Math.max(0, quantity);
	return Math.min(fees, goodsMinor, percentOf(goodsMinor, terms.fee_cap_basis_points));
}

/** The flat fee for the way back as the settings have it, once per return. */
export const returnShippingFee = (rules: PolicyRules, currency: string): number =>
	rules.return_shipping_fee[currency] ?? 0;
