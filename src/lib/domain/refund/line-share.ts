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
 * what is missing to it paid, so any split of the units sums to the line exactly, also when refunds in between were
 * taken back. The tax follows the goods by the same rule and is never more than they are. Never more than the line has
 * left. Source: docs/ARCHITECTURE.md, money.
 */
export function lineShare(line: LineMoney, before: number, take: number): Share {
	const units = Math.min(take, line.quantity);
	const start = Math.min(before, line.quantity - units);
	const total = runningShare(line.paid_minor, line.quantity, 0, start + units);
	const counted = runningShare(line.paid_minor, line.quantity, 0, start);
	const isOnlyRounding = before === line.refunded_quantity && isNear(counted, line.refunded_minor, before);
	const goodsBefore = isOnlyRounding ? line.refunded_minor : counted;
	const goods = Math.max(0, Math.min(total - goodsBefore, line.paid_minor - line.refunded_minor));
	const taxCounted = taxWithin(line, goodsBefore);
	const taxBefore =
		isOnlyRounding && isNear(taxCounted, line.refunded_tax_minor, before)
			? line.refunded_tax_minor
			: taxCounted;
	const tax = taxWithin(line, goodsBefore + goods) - taxBefore;
	return {
		goods_minor: goods,
		tax_minor: Math.max(0, Math.min(tax, line.tax_minor - line.refunded_tax_minor, goods))
	};
}

/** The tax within an amount of the line's money; a line that was free holds none. */
const taxWithin = (line: LineMoney, goodsMinor: number): number =>
	runningShare(line.tax_minor, line.paid_minor, 0, goodsMinor);

/**
 * Shares that were given and taken back in another order stray at most one minor unit per unit of the line. More is
 * another shop's own figure, a fee it kept or goodwill it gave: that is not made good here.
 */
const isNear = (counted: number, stored: number, units: number): boolean =>
	Math.abs(counted - stored) <= units;

/** The line after a share of it was given back. */
export const afterShare = <L extends LineMoney>(line: L, quantity: number, share: Share): L => ({
	...line,
	refunded_quantity: Math.min(line.quantity, line.refunded_quantity + quantity),
	refunded_minor: line.refunded_minor + share.goods_minor,
	refunded_tax_minor: line.refunded_tax_minor + share.tax_minor
});
