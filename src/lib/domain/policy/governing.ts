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
	ReturnRequest,
	TraceStep
} from './types.ts';

/**
 * The versions that may judge an order, the one in force at its purchase first. A second one is there when the shop has
 * published since and lets the customer have the better of the two.
 */
export type Governing = readonly [PolicyVersion, ...PolicyVersion[]];

/**
 * The plan of the version that is best for the customer: a yes before a no, then the higher total, then an answer at
 * once before one that waits for a person; among equals the version of the purchase. Says in its trace which judged.
 */
export function governingPlan(
	versions: Governing,
	reasons: readonly ReasonFacts[],
	order: OrderFacts,
	request: ReturnRequest,
	now: Instant
): Result<ReturnPlan> {
	const [purchase, ...later] = versions;
	let best = planReturn(purchase, reasons, order, request, now);
	for (const version of later) {
		const other = planReturn(version, reasons, order, request, now);
		if (isBetterPlan(other, best)) best = other;
	}
	if (!best.ok || later.length === 0) return best;
	const { value } = best;
	return { ok: true, value: { ...value, trace: [versionStep(value, purchase, order), ...value.trace] } };
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
	if (other.value.total_minor !== best.value.total_minor) {
		return other.value.total_minor > best.value.total_minor;
	}
	return other.value.verdict === 'approve' && best.value.verdict === 'review';
}

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
