import { ELSEWHERE, type Place } from '#lib/domain/policy/public/plain-order.ts';
import { EEA } from '#lib/domain/policy/rights/rights.ts';
import { categoryWords } from '#lib/i18n/category.ts';
import { policyPage as words } from '#lib/i18n/policy-page.ts';
import { countryName } from '#lib/i18n/policy-rules.ts';
import { listedText } from '#lib/i18n/rules/parts.ts';
import { AND } from '#lib/i18n/rules/values.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { Choices } from './place.ts';

export const countryWords = (voice: Voice, code: string): string =>
	code === ELSEWHERE ? voice.t(words.elsewhere) : countryName(voice.locale, code);

/** Only what the shop knows is named: an address must not put words of its own on the page. */
export function goodsWords(voice: Voice, code: string, { categories }: Choices): string {
	if (categories.includes(code)) return categoryWords(voice.locale, code);
	return voice.t(categories.length > 0 ? words.everything : words.everythingAlone);
}

export const placeWords = (voice: Voice, place: Place, choices: Choices): string =>
	voice.t(words.of, {
		what: goodsWords(voice, place.category, choices),
		country: countryWords(voice, place.country)
	});

/** Countries that share their answers, by a name for many of them where there is one. */
export function countriesWords(voice: Voice, countries: readonly string[]): string {
	const within = EEA.filter((code) => countries.includes(code));
	const area =
		within.length === EEA.length ? words.eea : within.length >= EEA.length / 2 ? words.eeaRest : null;
	const single = countries.filter((code) => code !== ELSEWHERE && (area === null || !EEA.includes(code)));
	const all = [
		...single.map((code) => countryWords(voice, code)),
		...(area === null ? [] : [voice.t(area)]),
		...(countries.includes(ELSEWHERE) ? [voice.t(words.allOthers)] : [])
	];
	return capital(listedText(voice.locale, all, AND[voice.locale]));
}

/** Several kinds of goods in one line. */
export const listedGoods = (voice: Voice, codes: readonly string[], choices: Choices): string =>
	listedText(
		voice.locale,
		codes.map((code, index) => {
			const name = goodsWords(voice, code, choices);
			return index === 0 ? name : name.charAt(0).toLocaleLowerCase('en') + name.slice(1);
		}),
		AND[voice.locale]
	);

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
