import { allocate, runningShare } from '../money.ts';
import type { LineFacts, OrderFacts } from './types.ts';

/**
 * The share of the delivery charge that belongs to `take` units of a line: the charge shared over the lines that were
 * sold by what was paid for them, then over the units of the line by running total. All units together give the whole
 * charge. What an exchange gave has no share of it; pieces that were changed before they were sent have that of the
 * pieces in whose place they are.
 */
export function outboundShare(order: OrderFacts, line: LineFacts, before: number, take: number): number {
	const index = order.lines.findIndex((other) => other.line_id === line.line_id);
	const isChanged = order.lines.some((other) => other.origin === 'replacement');
	const gone = (other: LineFacts) => (isChanged ? other.qty_cancelled : 0);
	const perLine = allocate(
		order.shipping_minor,
		order.lines.map((other) =>
			other.origin === 'exchange'
				? 0
				: runningShare(other.paid_minor, other.quantity, 0, other.quantity - gone(other))
		)
	);
	const quantity = line.quantity - gone(line);
	const units = Math.min(take, quantity);
	const start = Math.min(Math.max(0, before - gone(line)), quantity - units);
	return runningShare(perLine[index] ?? 0, quantity, start, units);
}

/** What of the delivery charge has not gone back yet. */
export const shippingLeft = (order: OrderFacts): number =>
	Math.max(0, order.shipping_minor - order.refunded_shipping_minor);

/** True when with the units `requested` of each line nothing of the order stays with the customer. */
export const isWholeOrder = (order: OrderFacts, requested: (lineId: string) => number): boolean =>
	order.lines.every(
		(line) =>
			line.qty_return_open + line.qty_returned + requested(line.line_id) ===
			line.quantity - line.qty_cancelled - (line.qty_refused ?? 0)
	);
