/** Local days and clocks, without the calendar library: browsers load this with the formats of dates. */

const DAY = 86_400_000;
const MINUTE = 60_000;

/** The local day of an instant (epoch milliseconds), counted from 1970-01-01; a key for what is kept per day. */
export const localDayOf = (instant: number, zone: string): number =>
	Math.floor((instant + offsetAt(instant, zone)) / DAY);

/** Minutes since the local midnight, as a clock on the wall shows them. */
export function minuteOfDay(instant: number, zone: string): number {
	const local = instant + offsetAt(instant, zone);
	return Math.floor((local - Math.floor(local / DAY) * DAY) / MINUTE);
}

/** A counted day as `2026-11-21`. */
export const dateOfDay = (day: number): string =>
	new Date(day * DAY).toISOString().slice(0, -'T00:00:00.000Z'.length);

/** A day such as `2026-11-21` as it is counted. */
export function dayOfDate(date: string): number {
	let day = knownDates.get(date);
	if (day === undefined) {
		if (knownDates.size >= MOST_DAYS) knownDates.clear();
		knownDates.set(date, (day = Date.parse(date) / DAY));
	}
	return day;
}

const knownDates = new Map<string, number>();

/** Days that are kept for one zone: some ten years. */
const MOST_DAYS = 4_000;

/** Zones are slow to ask, and the same few hundred days come again and again. */
export function keptPerDay<T>(find: (day: number, zone: string) => T): (day: number, zone: string) => T {
	const zones = new Map<string, Map<number, T>>();
	// A shop has one zone.
	let last = '';
	let days = new Map<number, T>();
	return (day, zone) => {
		if (zone !== last) {
			days = zones.get(zone) ?? new Map();
			zones.set((last = zone), days);
		}
		const kept = days.get(day);
		if (kept !== undefined) return kept;
		const found = find(day, zone);
		if (days.size >= MOST_DAYS) days.clear();
		days.set(day, found);
		return found;
	};
}

/** Milliseconds that the clocks of a zone are ahead of UTC. */
const offsetAt = (instant: number, zone: string): number =>
	offsetOfDay(Math.floor(instant / DAY), zone) ?? exactOffset(instant, zone);

/** The one offset of a day of UTC, or null on the few days on which clocks change. */
const offsetOfDay = keptPerDay((day, zone) => {
	const first = exactOffset(Math.max(day * DAY, -LIMIT), zone);
	return first === exactOffset(Math.min((day + 1) * DAY, LIMIT), zone) ? first : null;
});

/** The furthest instant a Date can be. */
const LIMIT = 8.64e15;

const OFFSET = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/;
function exactOffset(instant: number, zone: string): number {
	const [, sign, hours = 0, minutes = 0, seconds = 0] = OFFSET.exec(clockOf(zone).format(instant)) ?? [];
	const offset = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
	return sign === '-' ? -offset : offset;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(zone: string): Intl.DateTimeFormat {
	const known = clocks.get(zone);
	if (known) return known;
	const clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
	clocks.set(zone, clock);
	return clock;
}
