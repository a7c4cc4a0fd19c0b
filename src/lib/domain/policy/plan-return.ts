import { neverPaid } from '../refund/cover.ts';
import { sharePayments } from '../refund/payment-shares.ts';
import { accepted, refused, type Result } from '../result.ts';
import type { ReturnMethod } from '../return/states.ts';
import type { Instant } from '../time.ts';
import { checkItems, type CheckedItem } from './check-items.ts';
import { expectedDays } from './expected.ts';
import { itemFigures } from './item-figures.ts';
import { reviewReasons } from './review.ts';
import { totalsOf } from './totals.ts';
import { traceOfItem, traceOfReturn } from './trace.ts';
import type {
	OrderFacts,
	PlannedItem,
	PolicyVersion,
	ReasonFacts,
	ReturnPlan,
	ReturnRequest
} from './types.ts';

/**
 * Decides a return: what comes back, what goes out and why. The same call makes the customer's preview and the stored
 * decision. Amounts in minor units of the order's currency. Refuses with the first thing that stands against it;
 * `facts.line_id` names the line.
 */
export function planReturn(
	policy: PolicyVersion,
	reasons: readonly ReasonFacts[],
	order: OrderFacts,
	request: ReturnRequest,
	now: Instant
): Result<ReturnPlan> {
	const { rules } = policy;
	const checked = checkItems(rules, reasons, order, request.items, now);
	if (!checked.ok) return checked;
	const items = itemFigures(rules, order, checked.value);
	const goodsTravel = items.some((item) => item.goods_required);
	const method = methodOf(policy, request.method, goodsTravel);
	if (method === null) return refused('method_not_offered', { method: request.method });
	const figures = totalsOf(rules, order, items);
	const cover = sharePayments(figures.refund_minor, order.payments);
	const capped_minor = neverPaid(order.payments) ? 0 : cover.short_minor - cover.disputed_minor;
	// What is shown is what is sent: less what a provider's steps leave over, and what earlier refunds left nothing of.
	const unsent = cover.rounding_minor + capped_minor;
	const totals = {
		...figures,
		refund_minor: figures.refund_minor - unsent,
		total_minor: figures.total_minor - unsent
	};
	const review_reasons = reviewReasons(rules, order, checked.value, totals, cover, now);
	return accepted({
		verdict: review_reasons.length > 0 ? 'review' : 'approve',
		review_reasons,
		method,
		items,
		...totals,
		capped_minor,
		currency: order.currency,
		payments: cover.shares,
		...expectedDays(rules, goodsTravel, order.timezone, now),
		trace: [
			...checked.value.flatMap((item, index) =>
				traceOfItem(rules, order, item as CheckedItem, items[index] as PlannedItem)
			),
			...traceOfReturn(rules, order, totals, cover, now)
		],
		policy_version_id: policy.id,
		policy_number: policy.number
	});
}

/** How the goods travel: not at all when nothing needs to come back, else a way that the shop offers. */
function methodOf(policy: PolicyVersion, wanted: ReturnMethod, goodsTravel: boolean): ReturnMethod | null {
	if (!goodsTravel) return 'keep';
	return policy.rules.methods.find((method) => method === wanted) ?? null;
}
