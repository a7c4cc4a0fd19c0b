import { describe, expect, test } from 'vitest';
import { code128, code128Path } from '#lib/server/pdf/barcode.ts';
import { qrCode, qrPath } from '#lib/server/pdf/qr.ts';

/** Code 128 set B, from the standard's table: the widths of six elements for each value, and the stop. */
const START_B = '211214';
const STOP = '2331112';
const widthsOf = (text: string): string => {
	const { bars, width } = code128(text)!;
	let out = '';
	bars.forEach((bar, index) => {
		const next = bars[index + 1];
		out += bar.width + (next ? String(next.x - bar.x - bar.width) : '');
	});
	expect(bars[0]?.x).toBe(10);
	const last = bars.at(-1)!;
	expect(width - last.x - last.width).toBe(10);
	return out;
};

describe('Code 128', () => {
	test('A in set B is start, value 33, check 34, stop', () => {
		expect(widthsOf('A')).toBe(`${START_B}111323131123${STOP}`);
	});

	test('every symbol has eleven modules a character and thirteen for the stop', () => {
		for (const text of ['RT-5M8Q3', 'SP99204471', 'a b~c', '7'.repeat(48)]) {
			const widths = widthsOf(text);
			const modules = [...widths].reduce((sum, width) => sum + Number(width), 0);
			expect((modules - 13) % 11, text).toBe(0);
			expect(widths.endsWith(STOP)).toBe(true);
		}
	});

	test('what no scanner reads is refused', () => {
		for (const text of ['', 'คืน', 'a\nb', 'é', 'x'.repeat(49), '\0']) expect(code128(text)).toBeNull();
		expect(code128Path('คืน')).toBeNull();
	});

	test('the path draws the bars', () => {
		const { bars, width } = code128('RT-5M8Q3')!;
		const drawn = code128Path('RT-5M8Q3')!;
		expect(drawn.width).toBe(width);
		expect(drawn.path.match(/M/g)).toHaveLength(bars.length);
		expect(drawn.path).toMatch(/^(M\d+ 0h\d+v1h-\d+z)+$/);
	});
});

describe('QR', () => {
	test('has its three finders and a size that grows with the text', () => {
		const { size, runs } = qrCode('RT-5M8Q3')!;
		expect((size - 17) % 4).toBe(0);
		expect(runs[0]).toEqual({ x: 0, y: 0, width: 7 });
		expect(runs).toContainEqual({ x: size - 7, y: 0, width: 7 });
		expect(runs).toContainEqual({ x: 0, y: size - 1, width: 7 });
		expect(qrCode('https://returns.baandee.example/returns/RT-5M8Q3')!.size).toBeGreaterThan(size);
	});

	test('no text and far too much text are refused', () => {
		expect(qrCode('')).toBeNull();
		expect(qrCode('x'.repeat(601))).toBeNull();
		expect(qrPath('')).toBeNull();
		expect(qrPath('\ud800')!.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
	});
});
