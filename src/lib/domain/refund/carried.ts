import type { RefundRoute } from './cover.ts';

/** What is read of an earlier refund of the same return. */
export type EarlierRefund = {
	route: RefundRoute;
	adjustment_minor: number;
	capped: 0 | 1;
	overridden_by: string | null;
};

/**
 * What providers' steps kept back so far and the next refund of the return makes good: the adjustments that no person
 * made. Money that a cap withheld was not there to give and is not carried; what came back before it stays counted.
 */
export function carriedOf(earlier: readonly EarlierRefund[]): number {
	const givenAbove = earlier
		.filter((refund) => refund.route === 'original' && refund.overridden_by === null)
		.map(({ capped, adjustment_minor }) => (capped === 1 ? Math.max(0, adjustment_minor) : adjustment_minor));
	return Math.max(0, -givenAbove.reduce((sum, adjustment) => sum + adjustment, 0));
}
