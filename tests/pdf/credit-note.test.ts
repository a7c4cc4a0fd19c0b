import { describe, expect, test } from 'vitest';
import { cancellingNote } from '#lib/domain/refund/credit-note.ts';
import { LOCALES } from '#lib/i18n/say.ts';
import { renderCreditNote } from '#lib/server/pdf/credit-note.ts';
import { naughtyStrings } from '../support/fc.ts';
import { pdfPages, pdfText } from '../support/pdf-text.ts';
import { longNote, sampleNote } from './note-samples.ts';

const PRINT = 'a1'.repeat(32);

describe.each(LOCALES)('a credit note in %s', (locale) => {
	test('says what the law asks for', async () => {
		const said = pdfText(await renderCreditNote(locale, sampleNote(), PRINT));
		for (const words of {
			en: [
				'Credit note',
				'CN-000007',
				'Baan Dee',
				'Tax ID 0105561234561',
				'21 November 2026',
				'BD-74K29 of 1 November 2026, ฿5,000.00',
				'Goods were returned: I changed my mind',
				'Ping linen shirt',
				'Restocking fee',
				'−฿149.00',
				'Total credited',
				'฿1,331.00',
				'Page 1 of 1'
			],
			th: [
				'ใบลดหนี้',
				'CN-000007',
				'บ้านดี',
				'21 พฤศจิกายน 2569',
				'ลูกค้าคืนสินค้า: เปลี่ยนใจ',
				'เสื้อเชิ้ตลินิน',
				'−฿149.00',
				'รวมลดหนี้ทั้งสิ้น',
				'฿1,331.00',
				'หน้า 1 จาก 1'
			]
		}[locale]) {
			expect(said, words).toContain(words);
		}
		expect(said.join('\n')).toContain(PRINT);
	});

	test('taken back says which one, under its own number', async () => {
		const back = cancellingNote(sampleNote(), { number: 'CN-000009', issued_at: Date.UTC(2026, 11, 1) });
		const said = pdfText(await renderCreditNote(locale, back, PRINT)).join('\n');
		expect(said).toContain('CN-000009');
		expect(said).toMatch(/CN-000007 (of 21 November 2026|ลงวันที่ 21 พฤศจิกายน 2569)/);
	});

	test('is the same file for the same note', async () => {
		const [one, two] = [
			await renderCreditNote(locale, sampleNote(), PRINT),
			await renderCreditNote(locale, sampleNote(), PRINT)
		];
		expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
	});

	test('goes on over pages, the head of its table said again on each', async () => {
		const bytes = await renderCreditNote(locale, longNote(45), PRINT);
		expect(pdfPages(bytes)).toBe(3);
		const head = locale === 'en' ? 'What' : 'รายการ';
		expect(pdfText(bytes).filter((line) => line === head)).toHaveLength(3);
	});
});

test('an amount without its tax says so', async () => {
	const note = sampleNote({
		lines: [],
		refund: { number: 'RF-5M8Q3KX', source: 'external', route: 'original' },
		figures: {
			shipping_minor: 0,
			shipping_tax_minor: 0,
			restocking_fee_minor: 0,
			return_shipping_fee_minor: 0,
			deduction_minor: 0,
			adjustment_minor: 12_000,
			amount_minor: 12_000
		}
	});
	const said = pdfText(await renderCreditNote('en', note, PRINT)).join(' ');
	expect(said).toContain('Refunded amount, tax not split');
	expect(said).toContain('the tax in it is not split');
});

test('letters of any script, however long, never stop a note', async () => {
	for (let index = 0; index < naughtyStrings.length; index += 120) {
		const some = naughtyStrings.slice(index, index + 6);
		const at = (place: number) => some[place % some.length] ?? '';
		const note = sampleNote({
			number: at(0),
			shop: { name: { en: at(1), th: at(2) }, address: some.slice(0, 8), country: at(3), tax_id: at(4) },
			customer: { name: at(5), address: [at(6), '漢字 العربية'], country: '', tax_id: at(7) }
		});
		note.lines = some.map((title) => ({ ...note.lines[0]!, title: { en: title, th: title }, sku: title }));
		expect(pdfPages(await renderCreditNote(index % 240 ? 'th' : 'en', note, PRINT))).toBeGreaterThan(0);
	}
});
