import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addDays, DAY, endOfLocalDay, endOfWindow, localDateOf, localDaysBetween } from '#lib/domain/time.ts';
import { localDayOf, minuteOfDay } from '#lib/domain/zone.ts';

// Clocks that change by an hour, by half an hour, at midnight, twice around Ramadan, and a day that never was.
const ZONES = [
	'Asia/Bangkok',
	'America/New_York',
	'Australia/Lord_Howe',
	'America/Havana',
	'Africa/Casablanca',
	'Pacific/Apia',
	'UTC'
];
const zones = fc.constantFrom(...ZONES);
const instants = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) });
const exactly = (at: number, zone: string) =>
	Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

test('days and clocks are those of the calendar library at any instant of any zone', () => {
	fc.assert(
		fc.property(instants, zones, (at, zone) => {
			const told = exactly(at, zone);
			expect(localDateOf(at, zone)).toBe(told.toPlainDate().toString());
			expect(minuteOfDay(at, zone)).toBe(told.hour * 60 + told.minute);
		}),
		{ numRuns: 500 }
	);
});

test('around every change of clocks each quarter of an hour is right', () => {
	for (const zone of ZONES) {
		let change = exactly(Date.UTC(2009, 0), zone).getTimeZoneTransition('next');
		for (let seen = 0; change && seen < 8; seen++, change = change.getTimeZoneTransition('next')) {
			const middle = change.epochMilliseconds;
			for (let at = middle - DAY; at <= middle + DAY; at += 15 * 60_000) {
				const told = exactly(at, zone);
				expect(localDateOf(at, zone)).toBe(told.toPlainDate().toString());
				expect(minuteOfDay(at, zone)).toBe(told.hour * 60 + told.minute);
			}
		}
	}
});

test('a window closes with the local day, however it is counted', () => {
	fc.assert(
		fc.property(instants, fc.integer({ min: 0, max: 400 }), zones, (at, days, zone) => {
			const closes = endOfWindow(at, days, zone);
			expect(closes).toBe(endOfLocalDay(addDays(localDateOf(at, zone), days), zone));
			expect(localDaysBetween(at, closes, zone)).toBe(days);
			expect(localDayOf(closes + 1, zone)).toBeGreaterThan(localDayOf(at, zone) + days);
		}),
		{ numRuns: 300 }
	);
});
