export const LOCALES = ['th', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export const isLocale = (value: unknown): value is Locale => value === 'th' || value === 'en';

export type Words<P = void> = string | ((params: P) => string);

/** One sentence in every language. A language that is missing does not compile. */
export type Message<P = void> = Record<Locale, Words<P>>;

/** Messages by key, one plain object per area of the product. */
export type Catalogue = Record<string, Message<never>>;

type ParamsOf<W> = W extends (params: infer P) => string ? P : never;
type SayParams<M extends Message<never>> = [ParamsOf<M[Locale]>] extends [never]
	? []
	: [ParamsOf<M[Locale]>] extends [void]
		? []
		: [params: ParamsOf<M[Locale]>];

/** Gives a message its parameters: `message<{ days: number }>({ en: …, th: … })`. */
export const message = <P>(words: Message<P>): Message<P> => words;

/**
 * The words of a message in one language.
 * A message without parameters takes two arguments, one with parameters takes them as the third.
 */
export function say<M extends Message<never>>(locale: Locale, words: M, ...params: SayParams<M>): string {
	const said = words[locale] as Words<unknown>;
	return typeof said === 'string' ? said : said(params[0]);
}

const WORD_JOINER = '\u2060';
const NO_BREAK_SPACE = '\u00a0';

/**
 * Keeps words whole at the end of a line. In the text `~` joins two syllables of a Thai compound that line breakers
 * cut in the wrong place (คิว~อาร์, สี~คราม), and `_` is a space that does not break (2_ชิ้น). Values put into the
 * template are left as they are.
 */
export function keep(text: TemplateStringsArray, ...values: (string | number)[]): string {
	const parts = joined(text);
	let kept = parts[0] ?? '';
	for (let index = 0; index < values.length; index++)
		kept += String(values[index]) + (parts[index + 1] ?? '');
	return kept;
}

/** The parts of a template are the same array every time it is said. */
const known = new WeakMap<TemplateStringsArray, string[]>();
function joined(text: TemplateStringsArray): string[] {
	let parts = known.get(text);
	if (!parts) {
		parts = text.map((part) => part.replaceAll('~', WORD_JOINER).replaceAll('_', NO_BREAK_SPACE));
		known.set(text, parts);
	}
	return parts;
}

/** The same text for places that search, compare or count letters: mail subjects, file names, CSV. */
export const plain = (text: string): string =>
	text.replaceAll(WORD_JOINER, '').replaceAll(NO_BREAK_SPACE, ' ');

/** English: a number with its noun, `counted(2, { one: 'piece', other: 'pieces' })` is "2 pieces". */
export const counted = (n: number, noun: { one: string; other: string }): string =>
	`${figure(n)}${NO_BREAK_SPACE}${n === 1 ? noun.one : noun.other}`;

/** Thai: a number with its classifier, `classified(2, 'ชิ้น')` is "2 ชิ้น"; Thai nouns have no plural. */
export const classified = (n: number, classifier: string): string =>
	`${figure(n)}${NO_BREAK_SPACE}${classifier}`;

/** Below a thousand there is nothing to set apart, and Intl is slow. */
const figure = (n: number): string =>
	Number.isInteger(n) && n >= 0 && n < 1_000 ? String(n) : (digits ??= new Intl.NumberFormat('en')).format(n);
// Made at its first use: to wake Intl takes longer than all else a start does with words.
let digits: Intl.NumberFormat | undefined;

/**
 * Thai runs words together, but a figure or a foreign word stands apart, by a space that does not break:
 * `joinThai('เข้า', how, 'แล้ว')` is "เข้าพร้อมเพย์แล้ว" and "เข้า PayPal แล้ว".
 */
export const joinThai = (...parts: string[]): string =>
	parts.reduce((line, part) => {
		const meets = THAI_END.test(line) && THAI_START.test(part);
		return line + (meets || line === '' || part === '' ? '' : NO_BREAK_SPACE) + part;
	});

const THAI_START = /^[\u0e00-\u0e7f]/u;
const THAI_END = /[\u0e00-\u0e7f]$/u;
