import type { Words } from '#lib/domain/policy/language/actions.ts';
import type { PerCurrency } from '#lib/domain/policy/types.ts';
import { percent } from '../format.ts';
import type { Locale } from '../say.ts';
import type { Unit } from './clauses.ts';
import { closedWords } from './closed-words.ts';
import { listedText, value, type SentencePart } from './parts.ts';
import { addressSaid, amountsSaid, daySaid, OR, quoted, unitValue, type RuleNames } from './values.ts';

/** The values of one action in words, each with its place: `at('days')` is `then.0.days`. */
export type ActionValues = {
	count(unit: Unit, n: number, key: string): SentencePart;
	share(basisPoints: number, key: string): SentencePart;
	amounts(per: PerCurrency, key: string): SentencePart[];
	day(day: string, key: string): SentencePart;
	/** The merchant's own words, in this language. */
	words(words: Words, key: string): SentencePart;
	text(text: string, key: string): SentencePart;
	/** One of the shop's return addresses, by its name. */
	address(code: string, key: string): SentencePart;
	either(field: 'outcome' | 'method', words: readonly string[], key: string): SentencePart;
};

export function actionValues(locale: Locale, path: string, names: RuleNames): ActionValues {
	const at = (key: string): string => `${path}.${key}`;
	return {
		count: (unit, n, key) => value(unitValue(locale, unit, n), at(key)),
		share: (basisPoints, key) => value(percent(locale, basisPoints), at(key)),
		amounts: (per, key) => amountsSaid(locale, per, at(key)),
		day: (day, key) => value(daySaid(locale, day), at(key)),
		words: (words, key) => value(quoted(words[locale].trim() || '…'), `${at(key)}.${locale}`),
		text: (text, key) => value(text, at(key)),
		address: (code, key) => value(addressSaid(locale, code, names), at(key)),
		either: (field, words, key) =>
			value(listedText(locale, words.map(closedWord(locale, field)), OR[locale]), at(key))
	};
}

const closedWord =
	(locale: Locale, field: 'outcome' | 'method') =>
	(word: string): string => {
		const choices: Partial<Record<string, { en: string; th: string }>> = closedWords[field] as never;
		return choices[word]?.[locale] ?? word;
	};
