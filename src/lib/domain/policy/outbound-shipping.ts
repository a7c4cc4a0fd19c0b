import { allocate, runningShare } from '../money.ts';
import type { LineFacts, OrderFacts } from './types.ts';

/**
 * The share of the delivery charge that belongs to `take` units of a line: the charge shared over the lines that were
 * sold by what was paid for them, then over the units of the line by running total. All units together give the whole
 * charge; a replacement has no share of it.
 */
export function outboundShare(order: OrderFacts, line: LineFacts, before: number, take: number): number {
	const index = order.lines.findIndex((other) => other.line_id === line.line_id);
	const perLine = allocate(
		order.shipping_minor,
		order.lines.map((other) => ((other.origin ?? 'sale') === 'sale' ? other.paid_minor : 0))
	);
	const units = Math.min(take, line.quantity);
	return runningShare(perLine[index] ?? 0, line.quantity, Math.min(before, line.quantity - units), units);
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
