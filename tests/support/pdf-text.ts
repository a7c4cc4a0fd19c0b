import { inflateSync } from 'node:zlib';

/**
 * What a PDF of ours says, line by line in the order it was written: glyphs go back to letters through each font's own
 * table, as a reader's search does it. Thai comes as it is set: sara am in its two parts.
 */
export function pdfText(bytes: Uint8Array): string[] {
	const objects = objectsOf(Buffer.from(bytes));
	const fonts = new Map<string, Map<number, string>>();
	for (const { head } of objects.values()) {
		for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
			const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1];
			const stream = table === undefined ? undefined : objects.get(table)?.stream;
			if (stream !== undefined) fonts.set(name, lettersOf(stream));
		}
	}
	return [...objects.values()].flatMap(({ stream }) =>
		stream?.includes(' Tf') ? linesOf(stream, fonts) : []
	);
}

/** How many pages it has. */
export const pdfPages = (bytes: Uint8Array): number =>
	Buffer.from(bytes)
		.toString('latin1')
		.match(/\/Type \/Page\b/g)?.length ?? 0;

type PdfObject = { head: string; stream: string | undefined };

function objectsOf(file: Buffer): Map<string, PdfObject> {
	const raw = file.toString('latin1');
	const objects = new Map<string, PdfObject>();
	for (const found of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
		const start = found.index + found[0].length;
		const end = raw.indexOf('endobj', start);
		const text = raw.slice(start, end === -1 ? undefined : end);
		const at = text.indexOf('stream\n');
		const head = at === -1 ? text : text.slice(0, at);
		const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
		const from = start + at + 'stream\n'.length;
		const body = at === -1 ? undefined : file.subarray(from, from + length);
		const isPacked = head.includes('FlateDecode');
		objects.set(found[1] ?? '', {
			head,
			stream: body && (isPacked ? inflateSync(body) : body).toString('latin1')
		});
	}
	return objects;
}

/** `<0000> <00ff> [<0e01> <0066 0069>]`: the first glyph of a range and the letters of each, several of a ligature. */
function lettersOf(table: string): Map<number, string> {
	const letters = new Map<number, string>();
	for (const [, first = '0', list = ''] of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
		[...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, code = ''], index) =>
			letters.set(
				parseInt(first, 16) + index,
				(code.match(/[0-9a-f]{4}/gi) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('')
			)
		);
	}
	return letters;
}

function linesOf(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string[] {
	const lines: string[] = [];
	let font: ReadonlyMap<number, string> | undefined;
	// A mark that is set by hand gets a command of its own, so a line is what stands in one text object.
	for (const [, name, shown, end] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ|\b(ET|BT)\b/g)) {
		if (name !== undefined) font = fonts.get(name);
		else if (end === 'BT') lines.push('');
		else if (shown !== undefined) lines.push((lines.pop() ?? '') + lettersIn(shown, font));
	}
	return lines;
}

const lettersIn = (shown: string, font: ReadonlyMap<number, string> | undefined): string =>
	[...shown.matchAll(/<([0-9a-f]*)>/gi)]
		.flatMap(([, codes = '']) => codes.match(/.{4}/g) ?? [])
		.map((code) => font?.get(parseInt(code, 16)) ?? '')
		.join('')
		.replaceAll('\u00a0', ' ');
