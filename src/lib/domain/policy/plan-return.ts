import type { Result } from '../result.ts';
import type { Instant } from '../time.ts';
import { decideReturn, type Decision } from './decide-return.ts';
import { triedRules } from './language/trial.ts';
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
	const decided = decideReturn(policy, reasons, order, request, now);
	return decided.ok ? { ok: true, value: explained(decided.value) } : decided;
}

/** A decision with its reasons: the trace, and how every rule fared. */
export function explained({ grounds, ...decision }: Decision): ReturnPlan {
	const { policy, order, now, checked, trials, terms, totals, cover } = grounds;
	const { rules } = policy;
	const plan: ReturnPlan = {
		...decision,
		trace: [
			...checked.flatMap((item, index) =>
				traceOfItem(rules, order, item, decision.items[index] as PlannedItem)
			),
			...traceOfReturn(rules, terms, order, totals, cover, now, decision.destination !== undefined)
		]
	};
	if (trials.length > 0) plan.tried = triedRules(trials);
	return plan;
}
