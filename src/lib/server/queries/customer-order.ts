import type { Id } from '#lib/domain/ids.ts';
import { governingVerdict, governingVersion } from '#lib/domain/policy/governing.ts';
import type { LineVerdict, PolicyRules } from '#lib/domain/policy/types.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { policiesFor } from '../store/policies.ts';
import { orderView, type OrderView } from './order-view.ts';

export type CustomerOrder = OrderView & { rules: PolicyRules; verdicts: LineVerdict[] };

/** An order with what can be done today with each of its lines; null when there is no such order. */
export async function customerOrder(
	db: Reader,
	orderId: Id<'ord'>,
	now: Instant,
	record: 'whole' | 'of_returns' = 'whole'
): Promise<CustomerOrder | null> {
	const view = await orderView(db, orderId, now, record);
	if (!view) return null;
	const policies = await policiesFor(db, view.order.placed_at, now);
	const verdicts = view.facts.lines.map((line) => governingVerdict(policies, view.facts, line, now));
	return { ...view, rules: governingVersion(policies, view.facts, now).rules, verdicts };
}
