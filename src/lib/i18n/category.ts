import { categories } from './policy-page.ts';
import { categoryName } from './policy-rules.ts';
import { say, type Locale } from './say.ts';

/** A category in words; one that the merchant made is read as it is written. */
export function categoryWords(locale: Locale, code: string): string {
	const words = Object.hasOwn(categories, code) ? categories[code] : undefined;
	return words ? say(locale, words) : sentence(categoryName(code));
}

const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
