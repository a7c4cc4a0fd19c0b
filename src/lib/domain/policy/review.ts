import { neverPaid } from '../refund/cover.ts';
import type { PaymentCover } from '../refund/payment-shares.ts';
import { countWithin, type Instant } from '../time.ts';
import type { CheckedItem } from './check-items.ts';
import type { ReturnTerms } from './combine-terms.ts';
import type { Totals } from './totals.ts';
import type { OrderFacts, PolicyRules } from './types.ts';
import type { ReviewReason } from './trace-step.ts';

/** How many returns the customer opened within the days that the repeat rule counts. */
export const recentReturns = (rules: PolicyRules, order: OrderFacts, now: Instant): number =>
	rules.repeat_returns === null
		? 0
		: countWithin(order.customer_return_times, now, rules.repeat_returns.days);

/**
 * Why a person must look before a return goes ahead; none: it is approved by itself. The bonus of store credit does
 * not count into its value.
 */
export function reviewReasons(
	rules: PolicyRules,
	terms: Pick<ReturnTerms, 'approve_up_to_minor' | 'approved'>,
	order: OrderFacts,
	items: readonly CheckedItem[],
	totals: Totals,
	cover: PaymentCover,
	now: Instant
): ReviewReason[] {
	const limit = terms.approve_up_to_minor;
	const repeat = rules.repeat_returns;
	const exchanged = totals.exchange?.value_minor ?? 0;
	// What is given back of an exchange is in the refund already.
	const value =
		totals.refund_minor + totals.store_credit_minor + exchanged - (totals.exchange?.back_minor ?? 0);
	const found: ReviewReason[] = [];
	if (limit !== null && value > limit) found.push('value_above_limit');
	if (!terms.approved && repeat !== null && recentReturns(rules, order, now) >= repeat.returns) {
		found.push('repeat_returns');
	}
	if (value > 0 && order.payments.some((payment) => payment.disputed)) found.push('payment_disputed');
	if (items.some((item) => item.outside_window)) found.push('defect_outside_window');
	if (cover.short_minor > cover.disputed_minor || (exchanged > 0 && neverPaid(order.payments)))
		found.push('no_payment_to_refund');
	if (items.some((item) => item.terms.people.length > 0)) found.push('asked_by_rule');
	return found;
}
