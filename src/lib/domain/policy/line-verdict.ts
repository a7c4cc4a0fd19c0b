import type { Refusal } from '../result.ts';
import type { Instant } from '../time.ts';
import { alreadyReturned } from './eligibility/already-returned.ts';
import { alreadyReturning } from './eligibility/already-returning.ts';
import { categoryNotReturnable } from './eligibility/category-not-returnable.ts';
import { finalSale } from './eligibility/final-sale.ts';
import { givenAsGift } from './eligibility/given-as-gift.ts';
import type { LineCase, LineCheck } from './eligibility/line-check.ts';
import { notDeliveredYet } from './eligibility/not-delivered-yet.ts';
import { orderCancelled } from './eligibility/order-cancelled.ts';
import { piecesUsedUp } from './eligibility/pieces-used-up.ts';
import { refusedByRule } from './eligibility/refused-by-rule.ts';
import { refusedAtDoor } from './eligibility/refused-at-door.ts';
import { windowClosed } from './eligibility/window-closed.ts';
import { compiled } from './language/compile.ts';
import { standingOf } from './standing.ts';
import type { LineFacts, LineVerdict, OrderFacts, PolicyRules } from './types.ts';

/** A defect has its own right: it is not asked how the line was sold. */
const CHECKS_OF_DEFECTS: readonly LineCheck[] = [
	orderCancelled,
	refusedAtDoor,
	windowClosed,
	notDeliveredYet,
	givenAsGift,
	alreadyReturning,
	alreadyReturned
];

/** In the order in which they are told: what can never change first, then what a customer may wait for. */
const CHECKS: readonly LineCheck[] = [
	orderCancelled,
	refusedAtDoor,
	refusedByRule,
	finalSale,
	categoryNotReturnable,
	...CHECKS_OF_DEFECTS,
	piecesUsedUp
];

/**
 * What can be done with one line today, for any reason of taste. A defect has its own right (`defect_possible`): it
 * overrides final sale, excluded categories and rules, and after the window a person decides. Rules that ask about the
 * request count only where they could let a line come back that otherwise could not: whoever asks is told the rest.
 */
export function lineVerdict(
	rules: PolicyRules,
	order: OrderFacts,
	line: LineFacts,
	now: Instant
): LineVerdict {
	const verdict = verdictOf(rules, order, line, now, false);
	if (verdict.refusal === null || !compiled(rules).may_open) return verdict;
	const hoped = verdictOf(rules, order, line, now, true);
	return hoped.refusal === null ? hoped : verdict;
}

function verdictOf(
	rules: PolicyRules,
	order: OrderFacts,
	line: LineFacts,
	now: Instant,
	hopeful: boolean
): LineVerdict {
	const { terms, units, for_taste } = standingOf(rules, order, line, now, { hopeful });
	const refusal = firstRefusal({ rules, order, line, terms, units, for_taste });
	const never = refusal !== null && refusal.reason !== 'window_closed';
	return {
		line_id: line.line_id,
		returnable_quantity: refusal === null ? for_taste : 0,
		return_by: never ? null : (units.open_until ?? units.closed_at),
		refusal,
		defect_possible: refusal !== null && !isCancelled(refusal) && units.open + units.defect_only > 0
	};
}

/** The first reason that stands against a line; null when a unit of it can come back. */
export const firstRefusal = (facts: LineCase): Refusal | null => first(CHECKS, facts);

/** The same for a defect or a wrong item. */
export const firstRefusalOfDefect = (facts: LineCase): Refusal | null => first(CHECKS_OF_DEFECTS, facts);

function first(checks: readonly LineCheck[], facts: LineCase): Refusal | null {
	for (const check of checks) {
		const refusal = check(facts);
		if (refusal !== null) return refusal;
	}
	return null;
}

const isCancelled = (refusal: Refusal): boolean => refusal.reason === 'order_cancelled';
