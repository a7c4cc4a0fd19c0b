import type { CsvError } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { delimiterOf, encodingOf } from './encoding.ts';
import { mapHeader, type ColumnName, type Mapping } from './columns.ts';
import { readRow, type ImportOptions, type ImportRow, type RowFault } from './rows.ts';

export type FileItem =
	| { kind: 'row'; row: ImportRow; bytes: number }
	| { kind: 'fault'; faults: RowFault[]; orderNumber: string; bytes: number };

/** The header lacks columns that an order cannot do without. */
export class HeaderIncomplete extends Error {
	readonly missing: ColumnName[];
	constructor(missing: ColumnName[]) {
		super(`columns missing: ${missing.join(', ')}`);
		this.missing = missing;
	}
}

/** Looks at the first 64 kB: encoding, separator and what the columns mean. */
export async function inspectFile(path: string, chosen: Partial<Record<ColumnName, string>> = {}) {
	const handle = await open(path);
	try {
		const sample = new Uint8Array(65_536);
		const { bytesRead } = await handle.read(sample, 0, sample.length, 0);
		const bytes = sample.subarray(0, bytesRead);
		const encoding = encodingOf(bytes);
		const text = new TextDecoder(encoding).decode(bytes, { stream: true });
		const headerLine = text.split(/\r\n|\n|\r/, 1)[0] ?? '';
		const delimiter = delimiterOf(headerLine);
		const header = await firstRecord(headerLine, delimiter);
		return { encoding, delimiter, header, ...mapHeader(header, chosen) };
	} finally {
		await handle.close();
	}
}

async function firstRecord(line: string, delimiter: string): Promise<string[]> {
	const { parse } = await import('csv-parse');
	const parser = parse(line, { delimiter, relax_quotes: true, to: 1 });
	for await (const record of parser) return record as string[];
	return [];
}

/** Streams the file row by row: memory does not grow with it. A broken row is a fault and the next one is read. */
export async function* readFile(
	path: string,
	options: ImportOptions,
	chosen: Partial<Record<ColumnName, string>> = {}
): AsyncGenerator<FileItem> {
	const { encoding, delimiter, mapping, missing } = await inspectFile(path, chosen);
	if (missing.length > 0) throw new HeaderIncomplete(missing);
	const skipped: RowFault[] = [];
	const { parse } = await import('csv-parse');
	const parser = Readable.from(textOf(path, encoding)).pipe(
		parse({
			delimiter,
			bom: true,
			from: 2,
			relax_column_count: true,
			relax_quotes: true,
			skip_empty_lines: true,
			skip_records_with_error: true,
			max_record_size: 1_000_000,
			info: true,
			on_skip: (error: CsvError | undefined) => {
				skipped.push({
					row: Number(error?.['lines'] ?? 0),
					column: '',
					reason: 'quotes_broken',
					value: '',
					severity: 'error'
				});
			}
		})
	);
	const width = Math.max(...Object.values(mapping)) + 1;
	for await (const entry of parser) {
		const { record, info } = entry as { record: string[]; info: { lines: number; bytes: number } };
		while (skipped.length > 0) yield broken([skipped.shift() as RowFault], '', info.bytes);
		yield itemOf(record, info, width, mapping, options);
	}
	if (skipped.length > 0) yield broken(skipped, '', 0);
}

function itemOf(
	record: string[],
	info: { lines: number; bytes: number },
	width: number,
	mapping: Mapping,
	options: ImportOptions
): FileItem {
	const orderNumber = record[mapping.order_number ?? -1]?.trim() ?? '';
	if (record.length < width) {
		const value = record.join(' ').slice(0, 200);
		const fault = {
			row: info.lines,
			column: '',
			reason: 'too_few_columns',
			value,
			severity: 'error'
		} as const;
		return broken([fault], orderNumber, info.bytes);
	}
	const read = readRow(record, info.lines, mapping, options);
	return read.row
		? { kind: 'row', row: read.row, bytes: info.bytes }
		: broken(read.faults, orderNumber, info.bytes);
}

const broken = (faults: RowFault[], orderNumber: string, bytes: number): FileItem => ({
	kind: 'fault',
	faults,
	orderNumber,
	bytes
});

/** The file as text; malformed bytes become the replacement character, which is then visible in the data. */
async function* textOf(path: string, encoding: string): AsyncGenerator<string> {
	const decoder = new TextDecoder(encoding);
	for await (const chunk of createReadStream(path))
		yield decoder.decode(chunk as Uint8Array, { stream: true });
	yield decoder.decode();
}
