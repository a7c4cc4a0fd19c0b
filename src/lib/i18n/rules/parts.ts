import { joinThai, type Locale } from '../say.ts';

/**
 * A piece of a sentence: plain text; a value that can be changed, with its place in the rule
 * (`when.all.0.value.THB`, `then.1.days`); or the word that says what is done, which pages set in bold.
 */
export type SentencePart =
	| { kind: 'text'; text: string }
	| { kind: 'value'; text: string; path: string }
	| { kind: 'act'; text: string };

/** What a template takes: text, one part, or parts made by another template. */
export type Said = string | SentencePart | readonly SentencePart[];

/** Builds a sentence: `` said`keep ${share} of ${goods}` ``. */
export const said = (text: TemplateStringsArray, ...values: Said[]): SentencePart[] =>
	merged(text.flatMap((piece, index) => [...partsOf(piece), ...partsOf(values[index] ?? '')]));

export const value = (text: string, path: string): SentencePart => ({ kind: 'value', text, path });
export const act = (text: string): SentencePart => ({ kind: 'act', text });

/** The sentence as text alone: for lists, the command line and screen readers. */
export const textOf = (parts: readonly SentencePart[]): string => parts.map((part) => part.text).join('');

/** "a", "a and b", "a, b and c"; in Thai "ก ข และ ค", as Thai sets no commas. */
export function listed(
	locale: Locale,
	items: readonly (readonly SentencePart[])[],
	word: string
): SentencePart[] {
	const last = items.length - 1;
	const between = locale === 'th' ? ' ' : ', ';
	return merged(
		items.flatMap((item, index) => {
			if (index === 0) return [...item];
			if (index < last) return [...partsOf(between), ...item];
			return locale === 'th'
				? [...partsOf(` ${word}`), ...apart(word, item)]
				: [...partsOf(` ${word} `), ...item];
		})
	);
}

/** The same for plain words. */
export const listedText = (locale: Locale, items: readonly string[], word: string): string =>
	textOf(
		listed(
			locale,
			items.map((text) => partsOf(text)),
			word
		)
	);

export const partsOf = (of: Said): SentencePart[] => {
	if (typeof of === 'string') return of === '' ? [] : [{ kind: 'text', text: of }];
	return 'kind' in of ? [of] : [...of];
};

/** Thai runs words together; what begins with a figure or a Latin letter stands apart. */
const apart = (word: string, item: readonly SentencePart[]): SentencePart[] => {
	const start = item[0]?.text ?? '';
	return joinThai(word, start) === word + start ? [...item] : [...partsOf(' '), ...item];
};

const merged = (parts: SentencePart[]): SentencePart[] => {
	const line: SentencePart[] = [];
	for (const part of parts) {
		const before = line.at(-1);
		if (part.kind === 'text' && before?.kind === 'text')
			line[line.length - 1] = { kind: 'text', text: before.text + part.text };
		else line.push(part);
	}
	return line;
};
