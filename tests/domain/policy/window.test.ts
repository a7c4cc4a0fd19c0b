import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parcelWindow, windowDays } from '#lib/domain/policy/window.ts';
import { DAY, endOfLocalDay, HOUR, localDateOf, localDaysBetween } from '#lib/domain/time.ts';
import { rightsOf } from '#lib/domain/policy/rights/of-order.ts';
import { rules, termsOf, ZONE } from '../support/facts.ts';

describe('days of a window', () => {
	const windows = [
		{ category: null, country: null, days: 30 },
		{ category: null, country: 'JP', days: 45 },
		{ category: 'shoes', country: null, days: 60 },
		{ category: 'shoes', country: 'JP', days: 90 },
		{ category: 'phones', country: null, days: 7 }
	];
	it.each([
		['shoes', 'JP', 90],
		['shoes', 'TH', 60],
		['shirts', 'JP', 45],
		['shirts', 'TH', 30],
		['phones', 'TH', 7],
		['phones', 'DE', 14],
		['phones', 'GB', 14],
		['shirts', 'DE', 30]
	])('%s to %s: %i', (category, country, days) => {
		expect(windowDays(rules({ windows }), category, country)).toBe(days);
	});
});

const NO_RIGHTS = rightsOf({ ship_country: 'TH', placed_at: 0, payments: [] });

describe('window of a parcel', () => {
	const zones = [
		'Asia/Bangkok',
		'Europe/Copenhagen',
		'America/New_York',
		'Australia/Lord_Howe',
		'Pacific/Apia'
	];
	const instant = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 0, 1) });

	it('ends with the last local day, on days when clocks change too', () => {
		fc.assert(
			fc.property(instant, fc.constantFrom(...zones), fc.integer({ min: 0, max: 200 }), (at, zone, days) => {
				const { closes_at } = parcelWindow(
					{ quantity: 1, shipped_at: null, delivered_at: at },
					{ ...termsOf(), window_days: days },
					NO_RIGHTS,
					{ timezone: zone, placed_at: at },
					at
				);
				const closes = closes_at ?? Number.NaN;
				expect(localDaysBetween(at, closes, zone)).toBe(days);
				expect(localDateOf(closes + 1, zone) > localDateOf(closes, zone)).toBe(true);
			})
		);
	});

	it('loses and gains the hour of a changing clock', () => {
		const zone = 'Europe/Copenhagen';
		const lengthOf = (date: string) => endOfLocalDay(date, zone) - endOfLocalDay(previous(date), zone);
		expect(lengthOf('2026-03-29')).toBe(23 * HOUR);
		expect(lengthOf('2026-10-25')).toBe(25 * HOUR);
	});

	it('adds the buffer to the shipping day when nobody told of the delivery', () => {
		const shipped = Date.UTC(2026, 10, 1);
		const window = parcelWindow(
			{ quantity: 1, shipped_at: shipped, delivered_at: null },
			termsOf(),
			NO_RIGHTS,
			{ timezone: ZONE, placed_at: shipped },
			shipped + 20 * DAY
		);
		expect(window).toMatchObject({ arrived: true, closes_at: endOfLocalDay('2026-12-15', ZONE) });
	});

	it('does not know of a delivery that has not happened at the time of the question', () => {
		const parcel = { quantity: 1, shipped_at: 0, delivered_at: 5 * DAY };
		const arrived = (now: number) =>
			parcelWindow(parcel, termsOf(), NO_RIGHTS, { timezone: ZONE, placed_at: 0 }, now).arrived;
		expect(arrived(4 * DAY)).toBe(false);
		expect(arrived(5 * DAY)).toBe(true);
	});
});

const previous = (date: string): string => localDateOf(Date.parse(date) - DAY, 'UTC');
