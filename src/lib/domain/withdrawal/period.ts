import { addDays, endOfLocalDay, localDateOf, type Instant, type LocalDate } from '../time.ts';
import { zoneOf } from './countries.ts';

/** Directive 2011/83/EU, art. 9. */
export const WITHDRAWAL_DAYS = 14;

/**
 * The last moment at which a declaration is in time: the day the goods came does not count, and a period that would
 * end on a Saturday, a Sunday or a holiday ends with the next working day (Regulation 1182/71, art. 3).
 *
 * @param receivedAt when the last of the goods came
 * @param country where they came to, whose days are counted
 * @param otherwise zone of a country that has none here
 */
export function withdrawalEnd(receivedAt: Instant, country: string, otherwise: string): Instant {
	const zone = zoneOf(country, otherwise);
	let last = addDays(localDateOf(receivedAt, zone), WITHDRAWAL_DAYS);
	while (isRestDay(last)) last = addDays(last, 1);
	return endOfLocalDay(last, zone);
}

/**
 * Countries differ in their holidays; these are kept in nearly all. One that a country does not keep lengthens the
 * period there, which only helps the customer.
 */
export function isRestDay(date: LocalDate): boolean {
	const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
	if (weekday === 0 || weekday === 6 || FIXED.has(date.slice(5))) return true;
	const easter = easterSunday(Number(date.slice(0, 4)));
	return date === addDays(easter, -2) || date === addDays(easter, 1);
}

const FIXED = new Set(['01-01', '01-06', '05-01', '08-15', '11-01', '12-24', '12-25', '12-26']);

/** Gregorian Easter by the method of Meeus, Jones and Butcher. */
export function easterSunday(year: number): LocalDate {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const d = b - Math.floor(b / 4) - Math.floor((8 * b + 13) / 25) + 19 * a + 15;
	const h = ((d % 30) + 30) % 30;
	const e = 32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4);
	const l = e % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451);
	const months = h + l - 7 * m + 114;
	const pad = (n: number) => String(n).padStart(2, '0');
	return `${year}-${pad(Math.floor(months / 31))}-${pad((months % 31) + 1)}`;
}
