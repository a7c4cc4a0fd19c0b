import { DAY, HOUR, MINUTE, type Instant } from '../time.ts';

/** A page at the provider lives at least half an hour and at most a day; a little room for clocks that differ. */
const SHORTEST_PAGE = 35 * MINUTE;
const LONGEST_PAGE = DAY - 5 * MINUTE;

/** When a page opened now closes by itself: with the charge where the provider's bounds allow. */
export const pageEndsAt = (dueAt: Instant, now: Instant): Instant =>
	now + Math.min(LONGEST_PAGE, Math.max(SHORTEST_PAGE, dueAt - now));

/** A page whose opening was never answered: nobody was told its address, so nobody can pay there. */
export const OPENING_LIFE = 10 * MINUTE;

/** A bank that has not answered by then never will; a provider that cannot be asked holds a charge up so long. */
export const LONGEST_PROCESSING = 7 * DAY;
export const LONGEST_UNASKED = DAY;

/** How long a charge stands when nobody says otherwise, and the bounds of what somebody may say. */
export const USUAL_DAYS = 7;
export const SHORTEST_CHARGE = HOUR;
export const LONGEST_CHARGE = 90 * DAY;

/** When the customer is reminded: a day before the end, or half-way there; null for what ends within hours. */
export function remindAt(charge: { created_at: Instant; due_at: Instant }): Instant | null {
	const span = charge.due_at - charge.created_at;
	return span < 6 * HOUR ? null : charge.due_at - Math.min(DAY, Math.floor(span / 2));
}
