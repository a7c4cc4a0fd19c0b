import { ReadableStream as NodeStream } from 'node:stream/web';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { BrokenForm, partsOf } from '../http/multipart.ts';
import type { FilesPort } from '../providers/files/port.ts';

/** A file of this size takes about an hour to read. */
export const MOST_IMPORT_BYTES = 2 * 1024 ** 3;
const MOST_FIELDS = 100;
const MOST_FIELD_BYTES = 10_000;

export type KeptUpload = {
	fields: FormData;
	file: { file_name: string; file_path: string; bytes: number } | null;
};

/**
 * Takes in a form with one file, written to disk as it arrives. Refuses with `file_too_large` or `file_unreadable`;
 * what was written by then is taken away.
 */
export async function keepUpload(
	request: Request,
	files: FilesPort,
	field: string
): Promise<Result<KeptUpload>> {
	const fields = new FormData();
	let file: KeptUpload['file'] = null;
	let count = 0;
	try {
		for await (const part of partsOf(request)) {
			if (++count > MOST_FIELDS) throw new BrokenForm('too many fields');
			if (part.filename === null) fields.append(part.name, await textOf(part.content));
			else if (part.name === field && file === null && part.filename !== '') {
				const content = NodeStream.from(limited(part.content)) as ReadableStream<Uint8Array>;
				const stored = await files.putStream('imports', 'csv', content, MOST_IMPORT_BYTES);
				file = { file_name: nameOf(part.filename), file_path: stored.path, bytes: stored.bytes };
			}
		}
	} catch (error) {
		if (file !== null) await files.remove((file as NonNullable<KeptUpload['file']>).file_path);
		if (error instanceof TooLarge)
			return refused('file_too_large', { most_megabytes: MOST_IMPORT_BYTES / 1024 ** 2 });
		if (error instanceof BrokenForm) return refused('file_unreadable');
		throw error;
	}
	if (file?.bytes === 0) {
		await files.remove(file.file_path);
		file = null;
	}
	return accepted({ fields, file });
}

class TooLarge extends Error {}

async function* limited(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	let bytes = 0;
	for await (const chunk of content) {
		bytes += chunk.length;
		if (bytes > MOST_IMPORT_BYTES) throw new TooLarge();
		yield chunk;
	}
}

async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of content) {
		bytes += chunk.length;
		if (bytes > MOST_FIELD_BYTES) throw new BrokenForm('a field is too long');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

/** The last part of whatever path a browser sent, without what no name needs. */
const nameOf = (sent: string): string =>
	(sent.split(/[/\\]/).pop() ?? '')
		.replace(/\p{Cc}/gu, '')
		.slice(0, 200)
		.toWellFormed() || 'orders.csv';
