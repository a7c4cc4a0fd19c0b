/** Longest text a mail carries in one place. */
const LONGEST = 4_000;

/**
 * The same data with every text made fit to print: no control characters but line breaks, none that reorder text or
 * hide in it, none of our own marks, no half characters, and an end to every length.
 */
export function cleaned<T>(data: T): T {
	return clean(data) as T;
}

function clean(value: unknown): unknown {
	if (typeof value === 'string') return cleanText(value);
	if (Array.isArray(value)) return value.map(clean);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, clean(part)]));
}

function cleanText(text: string): string {
	const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
	return short
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		.replace(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\uFEFF\u00AD\uE000\uE001\uFFF9-\uFFFB]/g, '')
		.replace(/(?!\n)\p{Cc}/gu, ' ');
}
