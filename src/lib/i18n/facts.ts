import type { RefusalFacts } from '#lib/domain/result.ts';
import { dateLong, money, number, percent, timeOfDay } from './format.ts';
import { message, type Locale, type Message } from './say.ts';

/** Where facts come from: amounts are in this currency, days in this zone. What is not known is not said. */
export type FactsPlace = { currency?: string | undefined; timezone?: string | undefined };
export type FactsOf = FactsPlace & { facts: RefusalFacts };

/** A fact in words, or null when it is absent: a sentence then does without it. */
export type FactWords = {
	money(name: string): string | null;
	day(name: string): string | null;
	time(name: string): string | null;
	number(name: string): string | null;
	percent(name: string): string | null;
	text(name: string): string | null;
	/** The bare number, for words that depend on it. */
	count(name: string): number | null;
	is(name: string): boolean;
};

/** Reads facts for a sentence in one language. A `currency` among the facts goes before the place's own. */
export function factWords(locale: Locale, { facts, currency, timezone }: FactsOf): FactWords {
	const count = (name: string): number | null => {
		const fact = facts[name];
		return typeof fact === 'number' && Number.isFinite(fact) ? fact : null;
	};
	const text = (name: string): string | null => {
		const fact = facts[name];
		return typeof fact === 'string' && fact !== '' ? fact : null;
	};
	const said = <C>(name: string, place: C | null | undefined, words: (value: number, place: C) => string) => {
		const value = count(name);
		return value === null || place === null || place === undefined ? null : words(value, place);
	};
	return {
		money: (name) =>
			said(name, text('currency') ?? currency, (amountMinor, code) =>
				money(locale, { amountMinor, currency: code })
			),
		day: (name) => said(name, timezone, (at, zone) => dateLong(locale, at, zone)),
		time: (name) => said(name, timezone, (at, zone) => timeOfDay(locale, at, zone)),
		number: (name) => said(name, locale, (value) => number(locale, value)),
		percent: (name) => said(name, locale, (basisPoints) => percent(locale, basisPoints)),
		text,
		count,
		is: (name) => facts[name] === true
	};
}

/** Words with facts: each language gets them already formatted. */
export const told = (words: Record<Locale, (facts: FactWords) => string>): Message<FactsOf> =>
	message<FactsOf>({
		en: (params) => words.en(factWords('en', params)),
		th: (params) => words.th(factWords('th', params))
	});
