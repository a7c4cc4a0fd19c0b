import { codClaimClocks } from '../cod-claim/clocks.ts';
import { exchangeTermsWith } from '../exchange/wants.ts';
import { neverPaid } from '../refund/cover.ts';
import { sharePayments, type PaymentCover } from '../refund/payment-shares.ts';
import { accepted, refused, type Result } from '../result.ts';
import type { Instant } from '../time.ts';
import { checkItems, type CheckedItem } from './check-items.ts';
import { combinedTerms, type ReturnTerms } from './combine-terms.ts';
import { expectedDays } from './expected.ts';
import { itemFigures } from './item-figures.ts';
import type { Trial } from './language/trial.ts';
import { reviewReasons } from './review.ts';
import { totalsOf, type Totals } from './totals.ts';
import type {
	LaterTerms,
	OrderFacts,
	PolicyVersion,
	ReasonFacts,
	ReturnPlan,
	ReturnRequest
} from './types.ts';

/** A plan that nobody has asked the reasons of yet; `explained` tells them. */
export type Decision = Omit<ReturnPlan, 'trace' | 'tried'> & { grounds: Grounds };

/** All that a decision came from. */
export type Grounds = {
	policy: PolicyVersion;
	order: OrderFacts;
	now: Instant;
	checked: readonly CheckedItem[];
	/** Empty when the policy has no rules. */
	trials: readonly Trial[];
	terms: ReturnTerms;
	totals: Totals;
	cover: PaymentCover;
};

/** `planReturn` for those who decide much and explain little: the same answer and figures, its reasons not told. */
export function decideReturn(
	policy: PolicyVersion,
	reasons: readonly ReasonFacts[],
	order: OrderFacts,
	request: ReturnRequest,
	now: Instant
): Result<Decision> {
	const { rules } = policy;
	const trials: Trial[] = [];
	const found = checkItems(rules, reasons, order, request, now, trials);
	if (!found.ok) return found;
	const checked = found.value;
	const items = itemFigures(rules, order, checked);
	const terms = combinedTerms(checked, items);
	const clocks = codClaimClocks(checked, items, order.timezone, now);
	const goodsTravel = items.some((item) => item.goods_required);
	const method = goodsTravel ? terms.methods.find((offered) => offered === request.method) : 'keep';
	if (method === undefined) return refused('method_not_offered', { method: request.method });
	const totals = totalsOf(terms, order, items, exchangeTermsWith(rules, terms.exchange_bonus_basis_points));
	const cover = sharePayments(totals.refund_minor, order.payments);
	const capped_minor = neverPaid(order.payments) ? 0 : cover.short_minor - cover.disputed_minor;
	// What is shown is what is sent: less what a provider's steps leave over, and what earlier refunds left nothing of.
	const unsent = cover.rounding_minor + capped_minor;
	totals.refund_minor -= unsent;
	totals.total_minor -= unsent;
	const review_reasons = reviewReasons(rules, terms, order, checked, totals, cover, now);
	const { ship_by, expected } = expectedDays(rules, terms, goodsTravel, order.timezone, now, clocks);
	const decision: Decision = {
		verdict: review_reasons.length > 0 ? 'review' : 'approve',
		review_reasons,
		method,
		items,
		goods_minor: totals.goods_minor,
		tax_minor: totals.tax_minor,
		shipping_minor: totals.shipping_minor,
		restocking_fee_minor: totals.restocking_fee_minor,
		return_shipping_fee_minor: totals.return_shipping_fee_minor,
		refund_minor: totals.refund_minor,
		store_credit_minor: totals.store_credit_minor,
		bonus_minor: totals.bonus_minor,
		...(totals.exchange && { exchange: totals.exchange }),
		total_minor: totals.total_minor,
		capped_minor,
		currency: order.currency,
		payments: cover.shares,
		ship_by,
		expected,
		policy_version_id: policy.id,
		policy_number: policy.number,
		grounds: { policy, order, now, checked, trials, terms, totals, cover }
	};
	if (goodsTravel && terms.destination !== null) decision.destination = terms.destination;
	if (clocks !== null) decision.cod_claim = clocks;
	if (trials.length > 0) addRuled(decision, terms, checked);
	return accepted(decision);
}

/** What only a policy with rules has to say. */
function addRuled(decision: Decision, terms: ReturnTerms, checked: readonly CheckedItem[]): void {
	decision.later = laterTerms(terms);
	if (checked.every((item) => item.terms.tags.length === 0)) return;
	decision.tags = [...new Set(checked.flatMap((item) => item.terms.tags.map((one) => one.tag)))];
}

const laterTerms = (terms: ReturnTerms): LaterTerms => ({
	credit_bonus_basis_points: terms.bonus_basis_points,
	credit_bonus_minor: terms.bonus_minor,
	credit_valid_days: terms.credit_valid_days,
	exchange_bonus_basis_points: terms.exchange_bonus_basis_points,
	refund_promise: terms.promise,
	second_approval: terms.second_approval !== null,
	methods: [...terms.methods],
	inspect_days: terms.inspect_days
});
