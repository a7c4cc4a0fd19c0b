import type { Refusal } from '../result.ts';
import type { Instant } from '../time.ts';
import { alreadyReturned } from './eligibility/already-returned.ts';
import { alreadyReturning } from './eligibility/already-returning.ts';
import { categoryNotReturnable } from './eligibility/category-not-returnable.ts';
import { finalSale } from './eligibility/final-sale.ts';
import type { LineCase, LineCheck } from './eligibility/line-check.ts';
import { notDeliveredYet } from './eligibility/not-delivered-yet.ts';
import { orderCancelled } from './eligibility/order-cancelled.ts';
import { windowClosed } from './eligibility/window-closed.ts';
import type { LineFacts, LineVerdict, OrderFacts, PolicyRules } from './types.ts';
import { unitsOf } from './units.ts';

/** A defect has its own right: it is not asked how the line was sold. */
const CHECKS_OF_DEFECTS: readonly LineCheck[] = [
	orderCancelled,
	windowClosed,
	notDeliveredYet,
	alreadyReturning,
	alreadyReturned
];

/** In the order in which they are told: what can never change first, then what a customer may wait for. */
const CHECKS: readonly LineCheck[] = [orderCancelled, finalSale, categoryNotReturnable, ...CHECKS_OF_DEFECTS];

/**
 * What can be done with one line today, for any reason of taste. A defect has its own right (`defect_possible`): it
 * overrides final sale and excluded categories, and after the window a person decides.
 */
export function lineVerdict(
	rules: PolicyRules,
	order: OrderFacts,
	line: LineFacts,
	now: Instant
): LineVerdict {
	const units = unitsOf(rules, order, line, now);
	const refusal = firstRefusal({ rules, order, line, units });
	const never = refusal !== null && refusal.reason !== 'window_closed';
	return {
		line_id: line.line_id,
		returnable_quantity: refusal === null ? units.open : 0,
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
