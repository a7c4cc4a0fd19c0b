import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadableStream as NodeStream } from 'node:stream/web';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepUpload } from '#lib/server/imports/keep-upload.ts';
import { BrokenForm, partsOf } from '#lib/server/http/multipart.ts';
import { localFiles } from '#lib/server/providers/files/local.ts';
import { fc, naughtyStrings } from '../support/fc.ts';

/** A form as a browser sends it, cut into pieces wherever the network likes. */
async function sent(form: FormData, cut: number[]): Promise<Request> {
	const whole = new Request('http://shop.test/', { method: 'POST', body: form });
	const bytes = new Uint8Array(await whole.arrayBuffer());
	const type = whole.headers.get('content-type') ?? '';
	return inPieces(bytes, type, cut);
}

function inPieces(bytes: Uint8Array, type: string, cut: number[]): Request {
	const ends = [...new Set(cut.map((share) => Math.floor(share * bytes.length)))].sort((a, b) => a - b);
	const pieces = [...ends, bytes.length].map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
	return new Request('http://shop.test/', {
		method: 'POST',
		body: NodeStream.from(pieces.filter((piece) => piece.length > 0)) as ReadableStream<Uint8Array>,
		headers: { 'content-type': type },
		duplex: 'half'
	} as RequestInit);
}

async function read(request: Request) {
	const parts: { name: string; filename: string | null; content: Buffer }[] = [];
	for await (const { name, filename, content } of partsOf(request)) {
		const chunks: Uint8Array[] = [];
		for await (const chunk of content) chunks.push(chunk);
		parts.push({ name, filename, content: Buffer.concat(chunks) });
	}
	return parts;
}

describe('a form that arrives in pieces', () => {
	test('is read as it was sent, wherever it is cut', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.uint8Array({ maxLength: 4_000 }),
				fc.string({ maxLength: 60 }),
				fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }),
				async (bytes, text, cut) => {
					const form = new FormData();
					form.append('zone', text);
					form.append('file', new File([bytes], 'orders.csv'));
					form.append('after', 'last');
					const parts = await read(await sent(form, cut));
					expect(parts.map(({ name, filename }) => [name, filename])).toEqual([
						['zone', null],
						['file', 'orders.csv'],
						['after', null]
					]);
					expect(Buffer.compare(parts[1]?.content ?? Buffer.alloc(0), Buffer.from(bytes))).toBe(0);
					expect(parts[0]?.content.toString()).toBe(text.replace(/\r\n|\r|\n/g, '\r\n').toWellFormed());
				}
			)
		);
	});

	test('parts that nobody reads are passed over', async () => {
		const form = new FormData();
		form.append('file', new File(['x'.repeat(100_000)], 'a.csv'));
		form.append('after', 'last');
		const names: string[] = [];
		for await (const { name } of partsOf(await sent(form, [0.1, 0.5, 0.9]))) names.push(name);
		expect(names).toEqual(['file', 'after']);
	});

	test('cut short or misshapen it is refused, never waited for', async () => {
		await fc.assert(
			fc.asyncProperty(fc.double({ min: 0, max: 0.98, noNaN: true }), async (share) => {
				const form = new FormData();
				form.append('file', new File(['a,b\n1,2\n'], 'orders.csv'));
				const whole = new Request('http://shop.test/', { method: 'POST', body: form });
				const bytes = new Uint8Array(await whole.arrayBuffer());
				const type = whole.headers.get('content-type') ?? '';
				const short = inPieces(bytes.subarray(0, Math.floor(share * bytes.length)), type, [0.5]);
				await expect(read(short)).rejects.toThrow(BrokenForm);
			})
		);
		for (const type of ['text/plain', 'multipart/form-data', 'multipart/form-data; boundary='])
			await expect(read(inPieces(Buffer.from('--x\r\n\r\n--x--'), type, []))).rejects.toThrow(BrokenForm);
	});
});

describe('an uploaded file', () => {
	let folder: string;
	beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'homeward-upload-'))));
	afterEach(() => rmSync(folder, { recursive: true, force: true }));
	const kept = (): string[] =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.map((name) => join(folder, name))
			.filter((path) => statSync(path).isFile());

	test('lies on the disk byte for byte, under a name of ours', async () => {
		const form = new FormData();
		const content = 'สินค้า,ราคา\nจาน,100\n'.repeat(5_000);
		form.append('currency', 'THB');
		form.append('file', new File([content], '../../etc/passwd\\orders ก.csv'));
		const upload = await keepUpload(await sent(form, [0.2, 0.7]), localFiles(folder), 'file');
		if (!upload.ok) throw new Error(upload.refusal.reason);
		const { fields, file } = upload.value;
		expect(fields.get('currency')).toBe('THB');
		expect(file).toMatchObject({ file_name: 'orders ก.csv', bytes: Buffer.byteLength(content) });
		expect(kept().map((path) => readFileSync(path, 'utf8'))).toEqual([content]);
	});

	test('leaves nothing behind when the form breaks off after it, or when it is empty', async () => {
		const form = new FormData();
		form.append('file', new File(['a,b\n'], 'orders.csv'));
		form.append('after', 'x'.repeat(20_000));
		const broken = await keepUpload(await sent(form, [0.3]), localFiles(folder), 'file');
		expect(broken).toMatchObject({ ok: false, refusal: { reason: 'file_unreadable' } });
		const empty = new FormData();
		empty.append('file', new File([], 'empty.csv'));
		expect(await keepUpload(await sent(empty, []), localFiles(folder), 'file')).toMatchObject({
			ok: true,
			value: { file: null }
		});
		expect(kept()).toEqual([]);
	});

	test('may have any name', async () => {
		for (const name of naughtyStrings.filter((text) => text !== '').slice(0, 200)) {
			const form = new FormData();
			form.append('file', new File(['a'], name));
			const upload = await keepUpload(await sent(form, []), localFiles(folder), 'file');
			expect(upload.ok && upload.value.file?.file_name.length).toBeGreaterThan(0);
			expect(upload.ok && upload.value.file?.file_name).not.toMatch(/[/\\\p{Cc}]/u);
		}
	});
});
