/** Text encodings of order exports: UTF-8 with or without a mark, UTF-16 from Excel, and Thai Windows-874. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-874';

/** Judges by the first bytes of a file: its mark, else whether they are valid UTF-8, else Thai Windows-874. */
export function encodingOf(sample: Uint8Array): TextEncoding {
	if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
	if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
	return isUtf8(sample) ? 'utf-8' : 'windows-874';
}

/** The sample may end within a character: up to three last bytes are left out of the judgement. */
function isUtf8(sample: Uint8Array): boolean {
	for (let cut = 0; cut <= Math.min(3, sample.length); cut++) {
		try {
			new TextDecoder('utf-8', { fatal: true }).decode(sample.subarray(0, sample.length - cut));
			return true;
		} catch {
			// try again with one byte less
		}
	}
	return false;
}

export type Delimiter = ',' | ';' | '\t' | '|';

/** The separator that stands most often outside quotes in the header line; a comma when none does. */
export function delimiterOf(headerLine: string): Delimiter {
	const outsideQuotes = headerLine.replace(/"(?:[^"]|"")*"/g, '');
	const candidates: Delimiter[] = [',', ';', '\t', '|'];
	const counts = candidates.map((mark) => outsideQuotes.split(mark).length - 1);
	return candidates[counts.indexOf(Math.max(...counts))] ?? ',';
}
