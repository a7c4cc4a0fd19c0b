const made = new WeakSet<object>();

/** Markup that is known to be ours. Only the functions of this file make it. */
export type Html = { readonly source: string };

type Value = Html | string | number | null | false | readonly Html[];

/** Markup with values in it: every value is escaped unless it was made here. */
export function markup(parts: TemplateStringsArray, ...values: Value[]): Html {
	return own(
		parts.reduce((text, part, index) => text + part + (index < values.length ? put(values[index]) : ''), '')
	);
}

/** A sentence of a mail: escaped, with its `strong` words in bold and its lines kept. */
export function sentence(text: string): Html {
	return own(
		escape(text)
			.replaceAll(STRONG_START, '<b style="font-weight:600">')
			.replaceAll(STRONG_END, '</b>')
			.replaceAll('\n', '<br>')
	);
}

/** Marks words that stand out. The marks are private-use characters, which `cleaned` takes out of all data. */
export const strong = (text: string): string => STRONG_START + text + STRONG_END;

export const withoutMarks = (text: string): string => text.replace(/[\uE000\uE001]/g, '');

const STRONG_START = '\uE000';
const STRONG_END = '\uE001';

function put(value: Value | undefined): string {
	if (value === null || value === undefined || value === false) return '';
	if (typeof value === 'string' || typeof value === 'number') return escape(withoutMarks(String(value)));
	if (isOwn(value)) return value.source;
	if (Array.isArray(value)) return value.map(put).join('');
	throw new TypeError('markup that was not made by markup``');
}

function isOwn(value: object): value is Html {
	return made.has(value);
}

function own(source: string): Html {
	const value = Object.freeze({ source });
	made.add(value);
	return value;
}

function escape(text: string): string {
	return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
