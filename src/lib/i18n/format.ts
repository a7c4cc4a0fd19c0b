import type { Instant } from '#lib/domain/time.ts';
import { exponentOf } from '#lib/domain/currency.ts';
import type { Money } from '#lib/domain/money.ts';
import { dateOfDay, localDayOf, minuteOfDay } from '#lib/domain/zone.ts';
import type { Locale } from './say.ts';

/**
 * Money and dates in words. Every result keeps itself whole at the end of a line (no-break spaces), and Thai years
 * are of the Buddhist era. Short numeric dates are never made: 21/11/69 says nothing to anybody.
 */

/** en-GB puts the day before the month, as Thai does, so both languages read alike. */
const TAG: Record<Locale, string> = { th: 'th-TH-u-ca-buddhist-nu-latn', en: 'en-GB-u-ca-gregory-nu-latn' };

const MINUS = '\u2212';
const NO_BREAK_SPACE = '\u00a0';

/**
 * `฿1,234.50`, the same in both languages, with a true minus sign before the symbol.
 * `sign: 'always'` also writes the plus, for what is added to a sum.
 */
export function money(locale: Locale, value: Money, sign: 'auto' | 'always' = 'auto'): string {
	return signed(value.amountMinor, moneyText(locale, value.currency, Math.abs(value.amountMinor)), sign);
}

/** The figures without the symbol, `1,234.50`, for columns headed by the currency. */
export function figures(locale: Locale, value: Money, sign: 'auto' | 'always' = 'auto'): string {
	const digits = exponentOf(value.currency);
	return signed(value.amountMinor, figureFormat(locale, digits).format(decimalText(value)), sign);
}

/** `12 December 2026`, `12 ธันวาคม 2569`. */
export const dateLong = (locale: Locale, at: Instant, zone: string): string =>
	dayText(locale, 'long', localDayOf(at, zone));

/** `12 Dec 2026`, `12 ธ.ค. 2569`. */
export const dateMedium = (locale: Locale, at: Instant, zone: string): string =>
	dayText(locale, 'medium', localDayOf(at, zone));

/** `12 December`, `12 ธันวาคม`: in a sentence whose year is not in doubt. */
export const dayMonth = (locale: Locale, at: Instant, zone: string): string =>
	dayText(locale, 'dayMonth', localDayOf(at, zone));

/** `12 Dec`, `12 ธ.ค.`: on the route line only. */
export const dayMonthShort = (locale: Locale, at: Instant, zone: string): string =>
	dayText(locale, 'dayMonthShort', localDayOf(at, zone));

/** `14:05`, `14:05 น.`. */
export const timeOfDay = (locale: Locale, at: Instant, zone: string): string =>
	clockText(locale, minuteOfDay(at, zone));

/** `12 Dec 2026, 14:05`, `12 ธ.ค. 2569, 14:05 น.`; may break after the comma. */
export const dateTime = (locale: Locale, at: Instant, zone: string): string =>
	`${dateMedium(locale, at, zone)}, ${timeOfDay(locale, at, zone)}`;

/** `21–25 September 2026`, `21–25 กันยายน 2569`. */
export const dateRange = (locale: Locale, from: Instant, to: Instant, zone: string): string =>
	dateFormat(locale, zone, 'long')
		.formatRange(from, to)
		.replace(/[\s\u2009\u202f]*–[\s\u2009\u202f]*/u, (gap) => (gap.length > 1 ? ' – ' : '–'))
		.replace(/^(\d+) – (\d+ )/u, '$1–$2')
		.replaceAll(/(?<!–) (?!–)/gu, NO_BREAK_SPACE);

/** `2026-12-12` in the zone, for the datetime attribute of <time>. */
export const isoDate = (at: Instant, zone: string): string => isoText(localDayOf(at, zone));

/** Basis points as a percentage: 750 is `7.5%`. */
export const percent = (locale: Locale, basisPoints: number): string =>
	signed(basisPoints, percentFormat(locale).format(Math.abs(basisPoints) / 10_000), 'auto');

export const number = (locale: Locale, value: number): string =>
	signed(value, figureFormat(locale, undefined).format(Math.abs(value)), 'auto');

/**
 * A length of time in its two largest units, rounded down: `4 h 10 min`, `4 ชม. 10 นาที`; days stand alone from two
 * days on. The sign is dropped: the sentence around it says "late" or "left".
 */
export function duration(locale: Locale, milliseconds: number): string {
	const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
	const unit = UNITS[locale];
	const days = Math.floor(minutes / 1440);
	if (days >= 2) return `${number(locale, days)}${NO_BREAK_SPACE}${unit.day}`;
	const hours = Math.floor(minutes / 60);
	const parts = hours > 0 ? [`${hours} ${unit.hour}`] : [];
	if (minutes % 60 > 0 || hours === 0) parts.push(`${minutes % 60} ${unit.minute}`);
	return whole(parts.join(' '));
}

/** How long something has waited, in its largest unit: `2 d`, `20 h`, `5 min`. */
export function age(locale: Locale, milliseconds: number): string {
	const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
	const unit = UNITS[locale];
	if (minutes >= 2880) return `${number(locale, Math.floor(minutes / 1440))}${NO_BREAK_SPACE}${unit.day}`;
	if (minutes >= 60) return `${Math.floor(minutes / 60)}${NO_BREAK_SPACE}${unit.hour}`;
	return `${minutes}${NO_BREAK_SPACE}${unit.minute}`;
}

const UNITS: Record<Locale, { day: string; hour: string; minute: string }> = {
	en: { day: 'd', hour: 'h', minute: 'min' },
	th: { day: 'วัน', hour: 'ชม.', minute: 'นาที' }
};

const DATE_SHAPES = {
	long: { day: 'numeric', month: 'long', year: 'numeric' },
	medium: { day: 'numeric', month: 'short', year: 'numeric' },
	dayMonth: { day: 'numeric', month: 'long' },
	dayMonthShort: { day: 'numeric', month: 'short' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const dateFormat = memoised(
	(locale: Locale, zone: string, shape: keyof typeof DATE_SHAPES) =>
		new Intl.DateTimeFormat(TAG[locale], { timeZone: zone, ...DATE_SHAPES[shape] })
);

/** One text per day: most of what a page tells happened on a few days, and Intl is slow. */
const dayText = memoised((locale: Locale, shape: keyof typeof DATE_SHAPES, day: number) =>
	whole(dateFormat(locale, 'UTC', shape).format(day * 86_400_000))
);

const isoText = memoised((day: number) => dateOfDay(day));

const clockText = memoised((locale: Locale, minutes: number) => {
	const text = [Math.floor(minutes / 60), minutes % 60]
		.map((part) => String(part).padStart(2, '0'))
		.join(':');
	return locale === 'th' ? `${text}${NO_BREAK_SPACE}น.` : text;
});

const moneyText = memoised((locale: Locale, currency: string, amountMinor: number) =>
	currencyFormat(locale, currency).format(decimalText({ amountMinor, currency }))
);

const currencyFormat = memoised((locale: Locale, currency: string) => {
	const digits = exponentOf(currency);
	return new Intl.NumberFormat(TAG[locale], {
		style: 'currency',
		currency,
		currencyDisplay: 'narrowSymbol',
		minimumFractionDigits: digits,
		maximumFractionDigits: digits
	});
});

const figureFormat = memoised(
	(locale: Locale, digits: number | undefined) =>
		new Intl.NumberFormat(TAG[locale], { minimumFractionDigits: digits, maximumFractionDigits: digits })
);

const percentFormat = memoised(
	(locale: Locale) => new Intl.NumberFormat(TAG[locale], { style: 'percent', maximumFractionDigits: 2 })
);

/** Text, not a number: Intl reads decimal text exactly, so no amount passes through binary fractions. */
function decimalText({ amountMinor, currency }: Money): Intl.StringNumericLiteral {
	const digits = exponentOf(currency);
	const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
	const point = text.length - digits;
	return (digits === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`) as Intl.StringNumericLiteral;
}

function signed(amount: number, text: string, sign: 'auto' | 'always'): string {
	if (amount < 0) return MINUS + text;
	return amount > 0 && sign === 'always' ? `+${text}` : text;
}

function whole(text: string): string {
	return text.replaceAll(' ', NO_BREAK_SPACE);
}

/** More texts than the pages of a day need; past it everything is made anew. */
const MOST_KEPT = 20_000;

/** Building an Intl object costs a hundred times more than using it. */
function memoised<A extends (string | number | undefined)[], T>(make: (...key: A) => T): (...key: A) => T {
	// A level of keys for each part: to join the parts took longer than what is saved of the shortest texts.
	let made: Level<T> = new Map();
	let kept = 0;
	return (...key) => {
		let level = made;
		for (let index = 0; index < key.length - 1; index++) {
			const part = key[index];
			let next = level.get(part) as Level<T> | undefined;
			if (!next) level.set(part, (next = new Map()));
			level = next;
		}
		const last = key[key.length - 1];
		const held = level.get(last) as T | undefined;
		if (held !== undefined) return held;
		const fresh = make(...key);
		if (kept++ >= MOST_KEPT) {
			made = new Map();
			kept = 0;
		} else level.set(last, fresh);
		return fresh;
	};
}
type Level<T> = Map<string | number | undefined, T | Level<T>>;
