import { describe, expect, test } from 'vitest';
import { countryCode } from '#lib/server/imports/countries.ts';
import { mapHeader } from '#lib/server/imports/columns.ts';
import { delimiterOf, encodingOf } from '#lib/server/imports/encoding.ts';
import { readAmount, readInstant, readQuantity } from '#lib/server/imports/values.ts';
import { fc } from '../support/fc.ts';

describe('amounts', () => {
	test.each([
		['1,234.50', 'THB', 123_450],
		['1.234,50', 'EUR', 123_450],
		['฿ 1 234.5', 'THB', 123_450],
		['๑,๒๓๔.๕๐', 'THB', 123_450],
		['1,234', 'THB', 123_400],
		['12,5', 'EUR', 1_250],
		['2.550', 'GBP', 255],
		['1.234.567', 'JPY', 1_234_567],
		['18.600', 'KWD', 18_600],
		['(12.00)', 'USD', -1_200],
		['-0', 'USD', 0],
		['USD 9', 'USD', 900],
		['.5', 'USD', 50]
	])('%s %s is %i minor units', (cell, currency, minor) => {
		expect(readAmount(cell, currency)).toEqual({ value: minor });
	});

	test.each([
		['', 'THB', 'empty'],
		['abc', 'THB', 'not_a_number'],
		['1e5', 'THB', 'not_a_number'],
		['12.345', 'THB', 'too_precise'],
		['10.5', 'JPY', 'too_precise'],
		['9999999999999', 'THB', 'too_large'],
		['1.2.3,4,5', 'THB', 'not_a_number']
	])('%s %s is refused as %s', (cell, currency, fault) => {
		expect(readAmount(cell, currency)).toEqual({ fault });
	});

	test('what is written with two decimals is read back exactly', () => {
		const minor = fc.integer({ min: -99_999_999, max: 99_999_999 });
		fc.assert(
			fc.property(minor, (amount) => {
				const sign = amount < 0 ? '-' : '';
				const units = Math.floor(Math.abs(amount) / 100).toLocaleString('en-US');
				const cents = String(Math.abs(amount) % 100).padStart(2, '0');
				expect(readAmount(`${sign}${units}.${cents}`, 'THB')).toEqual({ value: amount });
			})
		);
	});

	test('nothing that anybody types throws', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				readAmount(text, 'THB');
				readQuantity(text);
				readInstant(text, 'Asia/Bangkok', 'dmy');
				countryCode(text);
				mapHeader(text.split(','));
				delimiterOf(text);
				encodingOf(new TextEncoder().encode(text));
			})
		);
	});
});

describe('dates', () => {
	test.each([
		['2010-12-01 08:26:00', '2010-12-01T01:26:00Z'],
		['2010-12-01T08:26:00Z', '2010-12-01T08:26:00Z'],
		['2010-12-01T08:26:00+02:00', '2010-12-01T06:26:00Z'],
		['1/12/2010 8:26', '2010-12-01T01:26:00Z'],
		['๒๑/๑๑/๒๕๖๙ ๐๙:๓๐ น.', '2026-11-21T02:30:00Z'],
		['21.11.2026', '2026-11-20T17:00:00Z'],
		['21/11/26 2:05 PM', '2026-11-21T07:05:00Z']
	])('%s is %s in Bangkok', (cell, iso) => {
		expect(readInstant(cell, 'Asia/Bangkok', 'dmy')).toEqual({ value: Date.parse(iso) });
	});

	test.each([
		['31/02/2026', 'dmy', 'not_a_date'],
		['11/21/2026', 'dmy', 'date_ambiguous_order'],
		['yesterday', 'dmy', 'not_a_date'],
		['0001-01-01', 'dmy', 'not_a_date'],
		['', 'mdy', 'empty']
	] as const)('%s (%s) is refused as %s', (cell, order, fault) => {
		expect(readInstant(cell, 'Asia/Bangkok', order)).toEqual({ fault });
	});

	test('the month may come first when the merchant says so', () => {
		expect(readInstant('12/1/2010 8:26', 'Europe/London', 'mdy')).toEqual({
			value: Date.parse('2010-12-01T08:26:00Z')
		});
	});
});

describe('headers, separators and encodings', () => {
	test("a shop's own titles are recognised in both languages, and a merchant's choice wins", () => {
		expect(
			mapHeader(['Name', 'Created at', 'Lineitem sku', 'Lineitem quantity', 'Lineitem price']).missing
		).toEqual([]);
		expect(mapHeader(['เลขที่คำสั่งซื้อ', 'วันที่', 'รหัสสินค้า', 'จำนวน', 'ราคา']).missing).toEqual([]);
		const chosen = mapHeader(['Ref', 'Date', 'SKU', 'Qty', 'Price'], { order_number: 'ref' });
		expect(chosen.mapping.order_number).toBe(0);
		expect(mapHeader(['a', 'b']).missing).toContain('sku');
	});

	test('a mark inside quotes does not decide the separator', () => {
		expect(delimiterOf('"a,b,c,d";b;c')).toBe(';');
		expect(delimiterOf('one')).toBe(',');
	});

	test('Thai Windows-874 is told from UTF-8 that was cut within a letter', () => {
		const thai = new TextEncoder().encode('ราคา');
		expect(encodingOf(thai.subarray(0, thai.length - 1))).toBe('utf-8');
		expect(encodingOf(Uint8Array.of(0xc3, 0xd2, 0xa4, 0xd2))).toBe('windows-874');
		expect(encodingOf(Uint8Array.of(0xff, 0xfe, 0x41, 0))).toBe('utf-16le');
	});

	test.each([
		['United Kingdom', 'GB'],
		['EIRE', 'IE'],
		['ไทย', 'TH'],
		['ญี่ปุ่น', 'JP'],
		['de', 'DE'],
		['Nowhere', null]
	])('%s is country %s', (name, code) => {
		expect(countryCode(name)).toBe(code);
	});
});
