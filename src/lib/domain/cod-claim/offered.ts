import { problemOf } from '../claim/problems.ts';
import { unitsOf } from '../policy/standing.ts';
import { rightsOf } from '../policy/rights/of-order.ts';
import type { OrderFacts, PolicyRules } from '../policy/types.ts';
import type { Instant } from '../time.ts';

/** The reason of who was sent, and paid for, what nobody had ordered. */
const NOT_ORDERED = 'not_ordered';

/** Until when goods of an order that were paid for at the door can still be claimed; null when none can. */
export function claimableUntil(rules: PolicyRules, order: OrderFacts, now: Instant): Instant | null {
	if (order.cancelled || rightsOf(order).cod_claim === null) return null;
	const ends = order.lines.flatMap((line) => unitsOf(rules, order, line, now).claim_until ?? []);
	return ends.length === 0 ? null : Math.min(...ends);
}

/**
 * Nobody who ordered and paid beforehand is asked whether they ordered it, and what is not there to come back is claimed
 * of its parcel.
 */
export const reasonsOffered = <R extends { code: string }>(reasons: readonly R[], order: OrderFacts): R[] =>
	reasons.filter(
		({ code }) => problemOf(code) === null && (code !== NOT_ORDERED || rightsOf(order).cod_claim !== null)
	);
