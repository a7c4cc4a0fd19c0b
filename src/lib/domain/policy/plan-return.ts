import { codClaimClocks } from '../cod-claim/clocks.ts';
import { neverPaid } from '../refund/cover.ts';
import { sharePayments } from '../refund/payment-shares.ts';
import { accepted, refused, type Result } from '../result.ts';
import type { Instant } from '../time.ts';
import { checkItems, type CheckedItem } from './check-items.ts';
import { combinedTerms, type ReturnTerms } from './combine-terms.ts';
import { expectedDays } from './expected.ts';
import { itemFigures } from './item-figures.ts';
import { reviewReasons } from './review.ts';
import { totalsOf } from './totals.ts';
import { traceOfItem, traceOfReturn } from './trace.ts';
import type {
	LaterTerms,
	OrderFacts,
	PlannedItem,
	PolicyVersion,
	ReasonFacts,
	ReturnPlan,
	ReturnRequest,
	TriedRule
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
	const tried: TriedRule[] = [];
	const checked = checkItems(rules, reasons, order, request, now, tried);
	if (!checked.ok) return checked;
	const items = itemFigures(rules, order, checked.value);
	const terms = combinedTerms(checked.value, items);
	const clocks = codClaimClocks(checked.value, items, order.timezone, now);
	const goodsTravel = items.some((item) => item.goods_required);
	const method = goodsTravel ? terms.methods.find((offered) => offered === request.method) : 'keep';
	if (method === undefined) return refused('method_not_offered', { method: request.method });
	const figures = totalsOf(terms, order, items);
	const cover = sharePayments(figures.refund_minor, order.payments);
	const capped_minor = neverPaid(order.payments) ? 0 : cover.short_minor - cover.disputed_minor;
	// What is shown is what is sent: less what a provider's steps leave over, and what earlier refunds left nothing of.
	const unsent = cover.rounding_minor + capped_minor;
	const totals = {
		...figures,
		refund_minor: figures.refund_minor - unsent,
		total_minor: figures.total_minor - unsent
	};
	const review_reasons = reviewReasons(rules, terms, order, checked.value, totals, cover, now);
	return accepted({
		verdict: review_reasons.length > 0 ? 'review' : 'approve',
		review_reasons,
		method,
		items,
		...totals,
		capped_minor,
		currency: order.currency,
		payments: cover.shares,
		...expectedDays(rules, terms, goodsTravel, order.timezone, now, clocks),
		...(clocks && { cod_claim: clocks }),
		trace: [
			...checked.value.flatMap((item, index) => traceOfItem(rules, order, item, items[index] as PlannedItem)),
			...traceOfReturn(rules, terms, order, totals, cover, now)
		],
		...ruled(terms, checked.value, tried),
		policy_version_id: policy.id,
		policy_number: policy.number
	});
}

/** What only a policy with rules has to say. */
function ruled(
	terms: ReturnTerms,
	items: readonly CheckedItem[],
	tried: TriedRule[]
): Pick<ReturnPlan, 'later' | 'tags' | 'tried'> {
	if (tried.length === 0) return {};
	const tags = items.flatMap((item) => item.terms.tags.map((one) => one.tag));
	return {
		tried,
		later: laterTerms(terms),
		...(tags.length > 0 ? { tags: [...new Set(tags)] } : {})
	};
}

const laterTerms = (terms: ReturnTerms): LaterTerms => ({
	credit_bonus_basis_points: terms.bonus_basis_points,
	credit_bonus_minor: terms.bonus_minor,
	credit_valid_days: terms.credit_valid_days,
	refund_promise: terms.promise,
	second_approval: terms.second_approval !== null,
	methods: [...terms.methods],
	inspect_days: terms.inspect_days
});
