import type { Money } from '#lib/domain/money.ts';
import type { Instant } from '#lib/domain/time.ts';
import * as format from './format.ts';
import { say, type Locale, type Message } from './say.ts';

type Rest<F> = F extends (locale: Locale, words: never, ...rest: infer R) => string ? R : never;

/** Words, money and days in one language and one zone, for pages that are put into words on the server. */
export type Voice = {
	locale: Locale;
	zone: string;
	/** What the shop calls its credit, in this language; empty: the usual words. */
	credit: string;
	t<M extends Message<never>>(words: M, ...params: Rest<typeof say<M>>): string;
	/** The one of two texts that is in this language. */
	of<T>(both: { en: T; th: T }): T;
	money(value: Money, sign?: 'auto' | 'always'): string;
	/** Basis points: 750 is `7.5%`. */
	percent(basisPoints: number): string;
	/** `12 December 2026` */
	day(at: Instant): string;
	/** `12 Dec 2026` */
	dayMedium(at: Instant): string;
	/** `12 December` */
	dayMonth(at: Instant): string;
	/** `12 Dec` */
	dayShort(at: Instant): string;
	time(at: Instant): string;
	dateTime(at: Instant): string;
	range(from: Instant, to: Instant): string;
	iso(at: Instant): string;
};

export const voiceOf = (locale: Locale, zone: string, credit?: { en: string; th: string }): Voice => ({
	locale,
	zone,
	credit: credit?.[locale] ?? '',
	t: <M extends Message<never>>(words: M, ...params: Rest<typeof say<M>>) => say<M>(locale, words, ...params),
	of: (both) => both[locale],
	money: (value, sign) => format.money(locale, value, sign),
	percent: (basisPoints) => format.percent(locale, basisPoints),
	day: (at) => format.dateLong(locale, at, zone),
	dayMedium: (at) => format.dateMedium(locale, at, zone),
	dayMonth: (at) => format.dayMonth(locale, at, zone),
	dayShort: (at) => format.dayMonthShort(locale, at, zone),
	time: (at) => format.timeOfDay(locale, at, zone),
	dateTime: (at) => format.dateTime(locale, at, zone),
	range: (from, to) => format.dateRange(locale, from, to, zone),
	iso: (at) => format.isoDate(at, zone)
});
