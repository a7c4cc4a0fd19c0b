import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printable, wrapped } from '#lib/server/pdf/wrap.ts';

/** Each letter one wide; marks above and below take no room. */
const widthOf = (text: string) => [...text].filter((letter) => !/\p{M}/u.test(letter)).length;
const wrap = (text: string, width: number) => wrapped(text, width, widthOf);

describe('wrapping', () => {
	test('Thai breaks between words', () => {
		expect(wrap('พับหรือตัดตรงนี้ส่วนล่างใส่ในกล่อง', 12)).toEqual(['พับหรือตัดตรงนี้', 'ส่วนล่างใส่ใน', 'กล่อง']);
	});

	test('no line starts with a mark, a repeat sign or a closing sign', () => {
		for (let width = 4; width < 30; width++) {
			for (const line of wrap('ลองหลายครั้งๆ ในกรุงเทพฯ (เมืองหลวง) แล้วน้ำก็ท่วมป้ำๆ เป๋อๆ', width).slice(1)) {
				if (width > 10) expect(line).not.toMatch(/^[\p{M}ๆฯ)]/u);
				else expect(line).not.toMatch(/^\p{M}/u);
			}
		}
	});

	test('numbers, codes and Latin words stay whole', () => {
		expect(wrap('เลขที่ 199/88 คืนสินค้า RT-5M8Q3 วันนี้', 10)).toContain('RT-5M8Q3');
		expect(wrap('Send it to 42/7 Bang-Na', 8)).toEqual(['Send it', 'to 42/7', 'Bang-Na']);
	});

	test('joiners and no-break spaces are obeyed and never drawn', () => {
		expect(wrap('aaa 2\u00a0ชิ้น', 6)).toEqual(['aaa', '2 ชิ้น']);
		expect(wrap('คิว\u2060อาร์โค้ด', 6).join('')).toBe('คิวอาร์โค้ด');
		expect(wrap('คิว\u2060อาร์', 5)[0]).not.toBe('คิว');
	});

	test('a word wider than the line breaks between letters', () => {
		expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
		expect(wrap('\n', 4)).toEqual(['', '']);
	});

	test('loses nothing and overflows nowhere, whatever the text', () => {
		const texts = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.string({ unit: fc.constantFrom(...'กขำ่ีๆ ab-1\u00a0\u2060') })
		);
		fc.assert(
			fc.property(texts, fc.integer({ min: 3, max: 20 }), (text, width) => {
				const clean = printable(text);
				const lines = wrap(clean, width);
				const letters = (part: string) => part.replace(/[\s\u00a0\u2060]/g, '');
				expect(letters(lines.join(''))).toBe(letters(clean));
				for (const line of lines) {
					const graphemes = [...new Intl.Segmenter('th').segment(line)].length;
					if (graphemes > 1) expect(widthOf(line)).toBeLessThanOrEqual(width);
				}
			})
		);
	});
});

test('printable takes out what a font would draw as a box', () => {
	expect(printable('a\u200bb\u202ec\0d\te\r\nf\ufeff')).toBe('abc d e\nf');
	expect(printable('\ud800').isWellFormed()).toBe(true);
});
