import type { RefusalFacts } from '#lib/domain/result.ts';
import { dateLong, money, number, percent } from './format.ts';
import type { Locale } from './say.ts';

/** Where the facts of a decision come from: amounts are in this currency, days in this zone. */
export type FactsOf = { facts: RefusalFacts; currency: string; timezone: string };

/** A fact in words, or null when it is absent: a sentence then does without it. */
export type FactWords = {
	money(name: string): string | null;
	day(name: string): string | null;
	number(name: string): string | null;
	percent(name: string): string | null;
	text(name: string): string | null;
};

/** Reads facts for a sentence in one language. */
export function factWords(locale: Locale, { facts, currency, timezone }: FactsOf): FactWords {
	const numeric = (name: string): number | null => {
		const fact = facts[name];
		return typeof fact === 'number' && Number.isFinite(fact) ? fact : null;
	};
	const said = (name: string, words: (value: number) => string): string | null => {
		const value = numeric(name);
		return value === null ? null : words(value);
	};
	const named = typeof facts.currency === 'string' ? facts.currency : currency;
	return {
		money: (name) => said(name, (amountMinor) => money(locale, { amountMinor, currency: named })),
		day: (name) => said(name, (at) => dateLong(locale, at, timezone)),
		number: (name) => said(name, (value) => number(locale, value)),
		percent: (name) => said(name, (basisPoints) => percent(locale, basisPoints)),
		text: (name) => {
			const fact = facts[name];
			return typeof fact === 'string' && fact !== '' ? fact : null;
		}
	};
}
