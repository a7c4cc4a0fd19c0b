import { claimableUntil } from '#lib/domain/cod-claim/offered.ts';
import type { Id } from '#lib/domain/ids.ts';
import { governingVerdict, governingVersion } from '#lib/domain/policy/governing.ts';
import type { LineVerdict, PolicyRules } from '#lib/domain/policy/types.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { findOrder } from '../store/orders.ts';
import { policiesFor } from '../store/policies.ts';
import { ruleFacts } from '../store/rule-facts.ts';
import type { OrdersTable } from '../store/schema.ts';
import { asBuyerSees } from './buyer-view.ts';
import { viewOf, type OrderView, type WantedRecord } from './order-view.ts';

export type CustomerOrder = OrderView & {
	rules: PolicyRules;
	verdicts: LineVerdict[];
	/** Until when goods that were paid for at the door can still be claimed; null when none can. */
	claimable_until: Instant | null;
};

/** An order with what can be done today with each of its lines; null when there is no such order. */
export async function customerOrder(
	db: Reader,
	orderId: Id<'ord'>,
	now: Instant
): Promise<CustomerOrder | null> {
	const order = await findOrder(db, orderId);
	return order && orderJudged(db, order, now, 'whole');
}

/** The same for who has read the order itself already; to its buyer a gift's returns are not there. */
export async function orderJudged(
	db: Reader,
	order: OrdersTable,
	now: Instant,
	record: WantedRecord,
	reader: 'shop' | 'buyer' = 'shop'
): Promise<CustomerOrder> {
	const whole = await viewOf(db, order, now, record);
	const view = reader === 'buyer' ? await asBuyerSees(db, whole) : whole;
	const policies = await policiesFor(db, order.placed_at, now);
	const facts = await ruleFacts(db, order, view.facts, policies);
	const verdicts = facts.lines.map((line) => governingVerdict(policies, facts, line, now));
	const { rules } = governingVersion(policies, facts, now);
	return { ...view, facts, rules, verdicts, claimable_until: claimableUntil(rules, facts, now) };
}
