import type { Id } from '#lib/domain/ids.ts';
import { lineVerdict } from '#lib/domain/policy/line-verdict.ts';
import type { LineVerdict, PolicyRules } from '#lib/domain/policy/types.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { policyAt } from '../store/policies.ts';
import { orderView, type OrderView } from './order-view.ts';

export type CustomerOrder = OrderView & { rules: PolicyRules; verdicts: LineVerdict[] };

/** An order with what can be done today with each of its lines; null when there is no such order. */
export async function customerOrder(
	db: Reader,
	orderId: Id<'ord'>,
	now: Instant
): Promise<CustomerOrder | null> {
	const view = await orderView(db, orderId, now);
	if (!view) return null;
	const { rules } = await policyAt(db, now);
	const verdicts = view.facts.lines.map((line) => lineVerdict(rules, view.facts, line, now));
	return { ...view, rules, verdicts };
}
