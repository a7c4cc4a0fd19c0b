import { HOUR, type Instant } from '../time.ts';

/**
 * A shop may tell a refund without the provider's id, and the provider tells the same one with it. They are taken for
 * one when payment and amount are the same and the times are this close: a shop's clock, or a list with days only.
 * Source: docs/decisions/0015-one-refund-told-twice.md.
 */
export const SAME_WITHIN = 36 * HOUR;

export type Told = { amount_minor: number; at: Instant };

/** The one of several that is the same refund: equal in amount and the nearest in time. Null when none can be. */
export function sameRefund<T extends Told>(told: Told, known: readonly T[]): T | null {
	const apart = (one: Told) => Math.abs(one.at - told.at);
	return (
		known
			.filter((one) => one.amount_minor === told.amount_minor && apart(one) <= SAME_WITHIN)
			.sort((a, b) => apart(a) - apart(b))[0] ?? null
	);
}
