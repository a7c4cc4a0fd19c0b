const words = new Intl.Segmenter('th', { granularity: 'word' });
const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/**
 * Breaks a text into lines no wider than `width`.
 *
 * Thai has no spaces between words, so breaks come from a dictionary; Latin breaks at spaces only, so that numbers
 * and addresses of the web stay whole. Word joiners and no-break spaces are obeyed, then replaced by what a font can
 * print. A single word wider than the line breaks between letters, never inside one.
 */
export function wrapped(text: string, width: number, widthOf: (text: string) => number): string[] {
	return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, widthOf));
}

/** Fit to print: nothing invisible that a font would draw as a box, no control characters, no half letters. */
export function printable(text: string): string {
	return text
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		.replace(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\u00AD\uFEFF\uFFF9-\uFFFB]|[\uFE00-\uFE0F]/g, '')
		.replace(/[^\S\n\u00A0]/g, ' ')
		.replace(/(?!\n)\p{Cc}/gu, ' ');
}

function wrapParagraph(paragraph: string, width: number, widthOf: (text: string) => number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const chunk of chunks(paragraph)) {
		if (widthOf(drawn(line + chunk).trimEnd()) <= width) {
			line += chunk;
			continue;
		}
		if (line.trim()) lines.push(drawn(line).trim());
		line = '';
		for (const { segment } of graphemes.segment(chunk.trimStart())) {
			if (line && widthOf(drawn(line + segment).trimEnd()) > width) {
				lines.push(drawn(line).trim());
				line = '';
			}
			line += segment;
		}
	}
	if (line.trim() || lines.length === 0) lines.push(drawn(line).trimEnd());
	return lines;
}

/** The text cut at every place where a line may end; a space stays with the word before it. */
function chunks(text: string): string[] {
	const found: string[] = [];
	for (const { segment } of words.segment(text)) {
		const before = found.at(-1);
		if (before === undefined || mayBreak(before, segment)) found.push(segment);
		else found[found.length - 1] = before + segment;
	}
	return found;
}

function mayBreak(before: string, after: string): boolean {
	if (/[\u2060\u00A0]$/.test(before) || /^[\u2060\u00A0\s]/.test(after)) return false;
	if (/\s$/.test(before)) return true;
	if (/^[ๆฯ)\]}”’»,.:;!?%…]/.test(after) || /[([{“‘«]$/.test(before)) return false;
	return THAI_END.test(before) || THAI_START.test(after);
}

const THAI_END = /[\u0E00-\u0E7F]$/;
const THAI_START = /^[\u0E00-\u0E7F]/;

function drawn(text: string): string {
	return text.replaceAll('\u2060', '').replaceAll('\u00A0', ' ');
}
