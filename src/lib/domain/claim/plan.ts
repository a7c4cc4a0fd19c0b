import { USUAL_EXCHANGES } from '../exchange/wants.ts';
import { neverPaid } from '../refund/cover.ts';
import { accepted, refused, type Refusal, type Result } from '../result.ts';
import type { Instant } from '../time.ts';
import type { Governing } from '../policy/governing.ts';
import { planReturn } from '../policy/plan-return.ts';
import { rightsOf } from '../policy/rights/of-order.ts';
import type { OrderFacts, PolicyVersion, ReasonFacts, ReturnPlan, ReturnRequest } from '../policy/types.ts';
import type { TraceRule, TraceStep } from '../policy/trace-step.ts';
import { claimClock, isGivenUp, type ClaimClock } from './clock.ts';
import type { ClaimFacts } from './facts.ts';
import type { ClaimProblem } from './problems.ts';
import { claimSettings } from './settings.ts';

/** What a plan says of its claim; the rest of it is a return's whose goods nobody has. */
export type PlannedClaim = {
	problem: ClaimProblem;
	until: Instant;
	/** The carrier itself says that it is lost or went back. */
	given_up: boolean;
};

/**
 * The plan of a claim under the version that is best for the customer: a yes before a no, then the higher total, then
 * an answer at once. `reason` is the shop's reason for this problem; null: the shop takes no such claims here. Refuses
 * with the first thing that stands against it.
 */
export function planClaim(
	versions: Governing,
	reason: ReasonFacts | null,
	order: OrderFacts,
	facts: ClaimFacts,
	request: ReturnRequest,
	now: Instant
): Result<ReturnPlan> {
	const [first, ...later] = versions.map((version) =>
		underVersion(version, reason, order, facts, request, now)
	);
	return later.reduce((best, other) => (isBetter(other, best) ? other : best), first as Result<ReturnPlan>);
}

function underVersion(
	version: PolicyVersion,
	reason: ReasonFacts | null,
	order: OrderFacts,
	facts: ClaimFacts,
	request: ReturnRequest,
	now: Instant
): Result<ReturnPlan> {
	const clock = claimClock(facts.problem, facts.parcel, version.rules, rightsOf(order), order.timezone);
	const refusal = standsAgainst(clock, order, facts, request, now);
	if (refusal !== null) return { ok: false, refusal };
	if (reason === null) return refused('claim_not_possible', { state: facts.parcel.state });
	const planned = planReturn(
		claimTerms(version, facts.problem, request),
		// Nobody can photograph what never came.
		[facts.problem === 'missing' ? reason : { ...reason, needs_photo: false }],
		claimOrder(order, facts, now),
		request,
		now
	);
	return planned.ok ? accepted(judged(planned.value, version, order, facts, clock as ClaimClock)) : planned;
}

/** What can never be claimed first, then what is too early or too late, then more units than there are. */
function standsAgainst(
	clock: ClaimClock | null,
	order: OrderFacts,
	{ parcel, units }: ClaimFacts,
	{ items }: ReturnRequest,
	now: Instant
): Refusal | null {
	if (order.cancelled || clock === null)
		return { reason: 'claim_not_possible', facts: { state: order.cancelled ? 'cancelled' : parcel.state } };
	if (neverPaid(order.payments)) return { reason: 'claim_nothing_paid', facts: {} };
	if (now < clock.from) return { reason: 'claim_too_early', facts: { from_at: clock.from } };
	if (now > clock.until) return { reason: 'claim_too_late', facts: { until_at: clock.until } };
	for (const { line_id } of items) {
		const available = units.find((unit) => unit.line_id === line_id)?.quantity ?? 0;
		const wanted = items
			.filter((item) => item.line_id === line_id)
			.reduce((sum, item) => sum + item.quantity, 0);
		if (wanted > available) return { reason: 'quantity_exceeds_returnable', facts: { line_id, available } };
	}
	return null;
}

/** The shop's policy where goods are not there to come back: no window and no way of selling speaks of them. */
function claimTerms(version: PolicyVersion, problem: ClaimProblem, { items }: ReturnRequest): PolicyVersion {
	const { rules } = version;
	const credit = rules.outcomes.filter((outcome) => outcome === 'store_credit');
	// The same again is sent without a charge, whatever it costs today and whether or not the shop exchanges.
	const again = items.some((item) => item.outcome === 'exchange') ? (['exchange'] as const) : [];
	return {
		...version,
		rules: {
			...rules,
			windows: [{ category: null, country: null, days: EVER }],
			defect_days: EVER,
			// Who got nothing paid for no delivery either.
			refund_shipping:
				problem === 'not_arrived' ? { merchant_fault: true, whole_order: true } : rules.refund_shipping,
			outcomes: ['refund', ...credit, ...again],
			exchanges: USUAL_EXCHANGES
		}
	};
}

const EVER = 3_650;

/** The order as its claim sees it: of every line, the units of the parcel that can still be claimed. */
const claimOrder = (order: OrderFacts, { parcel, units }: ClaimFacts, now: Instant): OrderFacts => ({
	...order,
	lines: order.lines.map((line) => {
		const claimable = units.find((unit) => unit.line_id === line.line_id)?.quantity ?? 0;
		const quantity = claimable + line.qty_return_open + line.qty_returned;
		const { shipped_at } = parcel;
		const delivered_at = parcel.delivered_at ?? now;
		return { ...line, qty_claimed: 0, parcels: [{ quantity, shipped_at, delivered_at, tracked: true }] };
	})
});

/** Without the carrier's own word, a person looks at what is worth more than the shop trusts anybody with. */
function judged(
	plan: ReturnPlan,
	{ rules }: PolicyVersion,
	order: OrderFacts,
	{ problem, parcel }: ClaimFacts,
	{ until }: ClaimClock
): ReturnPlan {
	const { exchange, refund_minor, store_credit_minor } = plan;
	const carried = exchange === undefined ? 0 : exchange.value_minor - exchange.back_minor;
	const value_minor = refund_minor + store_credit_minor + carried;
	const limit_minor = claimSettings(rules).trust_limit[order.currency] ?? null;
	const given_up = isGivenUp(parcel);
	const isApproved = plan.trace.some(({ rule }) => rule === 'approved_by_rule');
	const isTrusted = given_up || isApproved || value_minor <= (limit_minor ?? -1);
	const step: TraceStep = {
		rule: 'claim',
		line_id: null,
		result: isTrusted ? 'passed' : 'decided',
		facts: { problem, given_up, value_minor, limit_minor, until_at: until }
	};
	return {
		...plan,
		verdict: isTrusted ? plan.verdict : 'review',
		review_reasons: isTrusted ? plan.review_reasons : ['claim_unproved', ...plan.review_reasons],
		claim: { problem, until, given_up },
		trace: [step, ...plan.trace.filter(({ rule }) => !OF_GOODS.includes(rule))]
	};
}

/** Steps that ask about goods which come back. */
const OF_GOODS: readonly TraceRule[] = [
	'window',
	'final_sale',
	'excluded_category',
	'defect_right',
	'keep_item',
	'restocking_fee',
	'return_shipping_fee'
];

function isBetter(other: Result<ReturnPlan>, best: Result<ReturnPlan>): boolean {
	if (!other.ok) return false;
	if (!best.ok) return true;
	if (other.value.total_minor !== best.value.total_minor)
		return other.value.total_minor > best.value.total_minor;
	return other.value.verdict === 'approve' && best.value.verdict === 'review';
}
