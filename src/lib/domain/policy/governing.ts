import type { Result } from '../result.ts';
import type { Instant } from '../time.ts';
import { lineVerdict } from './line-verdict.ts';
import { planReturn } from './plan-return.ts';
import { unitsOf } from './standing.ts';
import type {
	LineFacts,
	LineVerdict,
	OrderFacts,
	PolicyVersion,
	ReasonFacts,
	ReturnPlan,
	ReturnRequest
} from './types.ts';
import type { TraceStep } from './trace-step.ts';

/**
 * The versions that may judge an order, the one in force at its purchase first. A second one is there when the shop has
 * published since and lets the customer have the better of the two.
 */
export type Governing = readonly [PolicyVersion, ...PolicyVersion[]];

/** `purchase` is null where no version bound the shop when the order was placed; `live` is the one of today. */
export function mayJudge(purchase: PolicyVersion | null, live: PolicyVersion): Governing {
	if (purchase === null || purchase.id === live.id) return [live];
	return live.rules.judged_by === 'purchase' ? [purchase] : [purchase, live];
}

/**
 * The plan of the version that is best for the customer: a yes before a no, then the higher total less what is paid on
 * top, then an answer at once before one that waits for a person; among equals the version of the purchase. Says in its trace which judged.
 */
export function governingPlan(
	versions: Governing,
	reasons: readonly ReasonFacts[],
	order: OrderFacts,
	request: ReturnRequest,
	now: Instant
): Result<ReturnPlan> {
	const { result, why } = judgeOf(versions, reasons, order, request, now);
	if (!result.ok || why === 'only') return result;
	const { value } = result;
	return { ok: true, value: { ...value, trace: [versionStep(value, versions[0], order), ...value.trace] } };
}

/** Which version judges, with what it says: the only one there is, the one of the purchase, or a later and better one. */
export type Judge = {
	version: PolicyVersion;
	why: 'only' | 'no_worse' | 'better';
	result: Result<ReturnPlan>;
};

export function judgeOf(
	[purchase, ...later]: Governing,
	reasons: readonly ReasonFacts[],
	order: OrderFacts,
	request: ReturnRequest,
	now: Instant
): Judge {
	const first = planReturn(purchase, reasons, order, request, now);
	const start: Judge = { version: purchase, why: later.length === 0 ? 'only' : 'no_worse', result: first };
	return later.reduce<Judge>((best, version) => {
		const result = planReturn(version, reasons, order, request, now);
		return isBetterPlan(result, best.result) ? { version, why: 'better', result } : best;
	}, start);
}

/** What can be done with a line under the version that is best for the customer. */
export function governingVerdict(
	versions: Governing,
	order: OrderFacts,
	line: LineFacts,
	now: Instant
): LineVerdict {
	const [purchase, ...later] = versions;
	return later.reduce<LineVerdict>(
		(best, version) => {
			const other = lineVerdict(version.rules, order, line, now);
			return isBetterVerdict(other, best) ? other : best;
		},
		lineVerdict(purchase.rules, order, line, now)
	);
}

/** Units of a line that can be asked for today under any of the versions, those with a defect included. */
export const reportable = (versions: Governing, order: OrderFacts, line: LineFacts, now: Instant): number =>
	Math.max(
		...versions.map(({ rules }) => {
			const { refusal, defect_possible } = lineVerdict(rules, order, line, now);
			if (refusal !== null && !defect_possible) return 0;
			const units = unitsOf(rules, order, line, now);
			return units.open + units.defect_only;
		})
	);

/** The one version to speak of where a page needs a single set of rules: the best for most of the order's lines. */
export function governingVersion(versions: Governing, order: OrderFacts, now: Instant): PolicyVersion {
	const [purchase, ...later] = versions;
	if (later.length === 0) return purchase;
	const wins = (version: PolicyVersion): number =>
		order.lines.filter((line) =>
			isBetterVerdict(
				lineVerdict(version.rules, order, line, now),
				lineVerdict(purchase.rules, order, line, now)
			)
		).length;
	return later.find((version) => wins(version) > 0) ?? purchase;
}

function isBetterPlan(other: Result<ReturnPlan>, best: Result<ReturnPlan>): boolean {
	if (!other.ok) return false;
	if (!best.ok) return true;
	const [theirs, ours] = [netOf(other.value), netOf(best.value)];
	if (theirs !== ours) return theirs > ours;
	return other.value.verdict === 'approve' && best.value.verdict === 'review';
}

/** What a customer gets back, less what they pay on top. */
const netOf = ({ total_minor, exchange }: ReturnPlan): number => total_minor - (exchange?.due_minor ?? 0);

function isBetterVerdict(other: LineVerdict, best: LineVerdict): boolean {
	if (other.returnable_quantity !== best.returnable_quantity) {
		return other.returnable_quantity > best.returnable_quantity;
	}
	if (other.return_by !== best.return_by) return (other.return_by ?? 0) > (best.return_by ?? 0);
	return other.defect_possible && !best.defect_possible;
}

const versionStep = (plan: ReturnPlan, purchase: PolicyVersion, order: OrderFacts): TraceStep => ({
	rule: 'version',
	line_id: null,
	result: 'decided',
	facts: {
		number: plan.policy_number,
		at_purchase: plan.policy_version_id === purchase.id,
		placed_at: order.placed_at
	}
});
