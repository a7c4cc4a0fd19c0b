import { DAY, endOfWindow, type Instant } from '../time.ts';
import type { CreditLot } from './lots.ts';

/**
 * The last millisecond at which credit given at `at` can be spent: the end of the local day `validDays` later, in the
 * shop's zone. Null: it never runs out.
 */
export const expiryOf = (at: Instant, validDays: number | null, zone: string): Instant | null =>
	validDays === null ? null : endOfWindow(at, validDays, zone);

/** Two weeks are time for a purchase, and near enough to be remembered. */
export const REMIND_BEFORE = 14 * DAY;

/**
 * Whether the customer is to be told that credit runs out: two weeks before, but never in the first half of its time,
 * so that credit that lives for days is not announced as ending when it is given.
 */
export function isDueForReminder(
	lot: Pick<CreditLot, 'left_minor' | 'expires_at' | 'created_at'>,
	now: Instant
): boolean {
	if (lot.left_minor === 0 || lot.expires_at === null || now > lot.expires_at) return false;
	return now >= Math.max(lot.expires_at - REMIND_BEFORE, (lot.created_at + lot.expires_at) / 2);
}
