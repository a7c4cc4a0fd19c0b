import { Temporal } from 'temporal-polyfill';
import { dateOfDay, keptPerDay, localDayOf } from './zone.ts';

/** Epoch milliseconds, UTC. */
export type Instant = number;
/** A calendar day in the shop's zone: '2026-11-21'. */
export type LocalDate = string;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const localDateOf = (instant: Instant, zone: string): LocalDate =>
	dateOfDay(localDayOf(instant, zone));

/** The last millisecond of a local day, also on the days when clocks change. */
export const endOfLocalDay = (date: LocalDate, zone: string): Instant =>
	Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1;

export const startOfLocalDay = (date: LocalDate, zone: string): Instant =>
	Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;

export const addDays = (date: LocalDate, days: number): LocalDate =>
	Temporal.PlainDate.from(date).add({ days }).toString();

/** The end of the local day that lies `days` after the day of `instant`: when a window of `days` closes. */
export const endOfWindow = (instant: Instant, days: number, zone: string): Instant =>
	endOfDay(localDayOf(instant, zone) + days, zone);

/** Whole local days from one instant to a later one; negative when it is earlier. */
export const localDaysBetween = (from: Instant, to: Instant, zone: string): number =>
	localDayOf(to, zone) - localDayOf(from, zone);

/** How many of some instants lie within so many times 24 hours before now. */
export function countWithin(times: readonly Instant[], now: Instant, days: number): number {
	const after = now - days * DAY;
	let count = 0;
	for (const at of times) if (at <= now && at > after) count++;
	return count;
}

export const isTimeZone = (zone: string): boolean => {
	try {
		Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
		return true;
	} catch {
		return false;
	}
};

/** The last millisecond of a local day that is counted from 1970-01-01. */
export const endOfDay = keptPerDay((day, zone) => endOfLocalDay(dateOfDay(day), zone));
