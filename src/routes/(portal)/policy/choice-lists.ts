import type { Voice } from '#lib/i18n/voice.ts';
import type { OpenPolicy } from './open-policy.ts';
import { countryWords, goodsWords } from './place-words.ts';

type Option = { value: string; label: string };

/** What can be chosen, in words and in their order; the country that was asked for is among them. */
export function choiceLists({ choices, place, voice }: OpenPolicy) {
	const elsewhere = choices.countries.at(-1) ?? '';
	const countries = [...new Set([...choices.countries, place.country])].filter((code) => code !== elsewhere);
	return {
		countries: [
			...sorted(voice, countries, (code) => countryWords(voice, code)),
			{ value: elsewhere, label: countryWords(voice, elsewhere) }
		],
		categories: [
			{ value: '', label: goodsWords(voice, '', choices) },
			...sorted(voice, choices.categories, (code) => goodsWords(voice, code, choices))
		],
		currencies: choices.currencies.map((code) => ({ value: code, label: code }))
	};
}

const sorted = (voice: Voice, codes: readonly string[], words: (code: string) => string): Option[] =>
	codes
		.map((code) => ({ value: code, label: words(code) }))
		.sort((a, b) => a.label.localeCompare(b.label, voice.locale));
