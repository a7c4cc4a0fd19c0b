import { runningShare } from '../money.ts';
import type { LineFacts } from '../policy/types.ts';

/** The frozen money of a line, with its running totals. */
export type LineMoney = Pick<
	LineFacts,
	| 'line_id'
	| 'quantity'
	| 'paid_minor'
	| 'tax_minor'
	| 'refunded_minor'
	| 'refunded_tax_minor'
	| 'refunded_quantity'
>;

export type Share = { goods_minor: number; tax_minor: number };

/**
 * What was paid for `take` units of a line when `before` units are accounted for: the running total is rounded and
 * the difference paid, so any split of the units sums to the line exactly. The tax follows the goods by the same rule
 * and is never more than they are. Never more than the line has left. Source: docs/ARCHITECTURE.md, money.
 */
export function lineShare(line: LineMoney, before: number, take: number): Share {
	const units = Math.min(take, line.quantity);
	const start = Math.min(before, line.quantity - units);
	const share = runningShare(line.paid_minor, line.quantity, start, units);
	const goods = Math.max(0, Math.min(share, line.paid_minor - line.refunded_minor));
	const goodsBefore = runningShare(line.paid_minor, line.quantity, 0, start);
	const tax = runningShare(line.tax_minor, line.paid_minor, goodsBefore, goods);
	return {
		goods_minor: goods,
		tax_minor: Math.max(0, Math.min(tax, line.tax_minor - line.refunded_tax_minor, goods))
	};
}

/** The line after a share of it was given back. */
export const afterShare = <L extends LineMoney>(line: L, quantity: number, share: Share): L => ({
	...line,
	refunded_quantity: Math.min(line.quantity, line.refunded_quantity + quantity),
	refunded_minor: line.refunded_minor + share.goods_minor,
	refunded_tax_minor: line.refunded_tax_minor + share.tax_minor
});
