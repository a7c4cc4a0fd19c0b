import { percentOf } from '../money.ts';
import type { PolicyRules, ReasonFacts } from './types.ts';

/** Fees are for reasons that are the customer's own, unless the shop waives them for the reason. */
export const bearsFees = (reason: ReasonFacts): boolean => reason.fault === 'customer' && !reason.waives_fees;

/** The percentage kept for a category: its own entry, or the one for everything else. */
export const restockingBasisPoints = (rules: PolicyRules, category: string): number =>
	(
		rules.restocking_fees.find((entry) => entry.category === category) ??
		rules.restocking_fees.find((entry) => entry.category === null)
	)?.basis_points ?? 0;

/** Kept of an item's goods for handling; 0 when the reason bears no fees. */
export const restockingFee = (
	rules: PolicyRules,
	category: string,
	reason: ReasonFacts,
	goodsMinor: number
): number => (bearsFees(reason) ? percentOf(goodsMinor, restockingBasisPoints(rules, category)) : 0);

/** The flat fee for the way back, once per return. */
export const returnShippingFee = (rules: PolicyRules, currency: string): number =>
	rules.return_shipping_fee[currency] ?? 0;
