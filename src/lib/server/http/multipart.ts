/** One part of a multipart form. `content` must be read to its end before the next part is asked for. */
export type Part = { name: string; filename: string | null; content: AsyncIterable<Uint8Array> };

/** The form does not follow RFC 7578, or the connection ended before it did. */
export class BrokenForm extends Error {}

const MOST_HEADER_BYTES = 8_192;
const LINE = '\r\n';

/**
 * Reads a multipart form as it arrives: no more than a chunk of it is held, however large its files are. (The
 * platform's own `formData()` holds all of it.)
 *
 * @throws BrokenForm
 */
export async function* partsOf(request: Request): AsyncGenerator<Part> {
	const boundary = boundaryOf(request.headers.get('content-type') ?? '');
	if (!boundary || !request.body) throw new BrokenForm('not a multipart form');
	const source = sourceOf(request.body);
	const mark = Buffer.from(`${LINE}--${boundary}`);
	for await (const _preamble of source.until(mark)) continue;
	while ((await source.take(2)) === LINE) {
		const { name, filename } = headerOf(await source.text(Buffer.from(LINE + LINE), MOST_HEADER_BYTES));
		const content = source.until(mark);
		yield { name, filename, content };
		for await (const _unread of content) continue;
	}
}

function boundaryOf(contentType: string): string | null {
	const match = /^multipart\/form-data;.*?boundary=(?:"([^"]{1,70})"|([^;\s]{1,70}))/i.exec(contentType);
	return match?.[1] ?? match?.[2] ?? null;
}

function headerOf(text: string): { name: string; filename: string | null } {
	const line = text.split(LINE).find((each) => /^content-disposition:\s*form-data/i.test(each)) ?? '';
	const value = (key: string): string | null => {
		const match = new RegExp(`;\\s*${key}="([^"]*)"`, 'i').exec(line);
		// What browsers make of the three characters that would end the text.
		return match ? (match[1] ?? '').replace(/%22/g, '"').replace(/%0D|%0A/gi, ' ') : null;
	};
	const name = value('name');
	if (name === null) throw new BrokenForm('a part has no name');
	return { name, filename: value('filename') };
}

/** Bytes as they arrive, read up to marks. */
function sourceOf(body: ReadableStream<Uint8Array>) {
	const reader = body.getReader();
	// The first mark stands at the very start, without the line end that comes before all others.
	let held: Buffer = Buffer.from(LINE);

	const more = async (): Promise<void> => {
		const { value, done } = await reader.read();
		if (done) throw new BrokenForm('the form ends too early');
		held = Buffer.concat([held, value]);
	};

	/** Everything before the mark, which is taken away. What could be the start of a mark is held back. */
	async function* until(mark: Buffer): AsyncGenerator<Uint8Array> {
		for (;;) {
			const at = held.indexOf(mark);
			const free = at === -1 ? held.length - (mark.length - 1) : at;
			const found = held.subarray(0, Math.max(0, free));
			held = held.subarray(at === -1 ? found.length : at + mark.length);
			if (found.length > 0) yield found;
			if (at !== -1) return;
			await more();
		}
	}

	const take = async (bytes: number): Promise<string> => {
		while (held.length < bytes) await more();
		const taken = held.subarray(0, bytes).toString('latin1');
		held = held.subarray(bytes);
		return taken;
	};

	const text = async (mark: Buffer, most: number): Promise<string> => {
		const chunks: Uint8Array[] = [];
		let length = 0;
		for await (const chunk of until(mark)) {
			length += chunk.length;
			if (length > most) throw new BrokenForm('a header is too long');
			chunks.push(chunk);
		}
		return Buffer.concat(chunks).toString('utf8');
	};

	return { until, take, text };
}
