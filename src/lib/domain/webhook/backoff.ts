import { DAY, HOUR, MINUTE, SECOND, type Instant } from '../time.ts';

/**
 * How long an event waits after each failed try: a little over three days in all, close to the example of Standard
 * Webhooks 1.0.0. After the last one nothing is tried any more.
 */
export const WAITS: readonly number[] = [
	...[5 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE],
	...[2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR]
];

/** A receiver that has failed for so long is told of: a restart is over by then. */
export const TELL_AFTER = 30 * MINUTE;

/**
 * When to try again after `failed` tries in a row, or null when that was the last one.
 *
 * @param jitter from 0 to 1: up to a tenth longer, so that receivers behind one gate do not all come back at once
 * @param asked how long the receiver asked for in its answer, in ms; at most a day of it is granted
 */
export function nextTry(now: Instant, failed: number, jitter: number, asked: number | null): Instant | null {
	const wait = WAITS[failed - 1];
	if (wait === undefined) return null;
	return now + Math.max(Math.round(wait * (1 + jitter / 10)), Math.min(asked ?? 0, DAY));
}

/** Parsers of dates make something of almost any text. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** What `Retry-After` asks for, in ms from now: seconds or a date; null for anything else. */
export function retryAfter(header: string | null, now: Instant): number | null {
	if (header === null) return null;
	if (/^\d{1,9}$/.test(header)) return Number(header) * SECOND;
	const at = HTTP_DATE.test(header) ? Date.parse(header) : Number.NaN;
	return Number.isNaN(at) ? null : Math.max(0, at - now);
}
