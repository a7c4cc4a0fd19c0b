import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#lib/domain/canonical.ts';
import {
	cancellingNote,
	creditNote,
	type CreditNoteContent,
	type CreditNoteFacts,
	type NoteFigures
} from '#lib/domain/refund/credit-note.ts';
import { fc } from '../../support/fc.ts';

const HEAD: Omit<CreditNoteFacts, 'lines' | 'figures'> = {
	number: 'CN-000007',
	issued_at: Date.UTC(2026, 10, 21, 5),
	timezone: 'Asia/Bangkok',
	shop: { name: { en: 'Baan Dee', th: 'บ้านดี' }, address: ['59/12'], country: 'TH', tax_id: '0105561234561' },
	customer: { name: 'Ploy', address: ['88/4'], country: 'TH', tax_id: '' },
	order: { number: 'BD-74K29', placed_at: Date.UTC(2026, 10, 1), total_minor: 500_000 },
	return_number: 'RT-5M8Q3KX',
	refund: { number: 'RF-5M8Q3KX', source: 'return', route: 'original' },
	currency: 'THB'
};
const FIGURES: CreditNoteFacts['figures'] = {
	shipping_minor: 0,
	shipping_tax_minor: 0,
	restocking_fee_minor: 0,
	return_shipping_fee_minor: 0,
	deduction_minor: 0,
	adjustment_minor: 0,
	amount_minor: 0
};
const line = (
	goods_minor: number,
	tax_minor: number,
	tax_rate_bp: number
): CreditNoteFacts['lines'][number] => ({
	title: { en: 'Shirt', th: 'เสื้อ' },
	sku: 'S',
	quantity: 1,
	tax_rate_bp,
	reason: null,
	goods_minor,
	tax_minor
});
const noteOf = (
	lines: CreditNoteFacts['lines'],
	figures: Partial<CreditNoteFacts['figures']>,
	source: CreditNoteFacts['refund']['source'] = 'return'
): CreditNoteContent =>
	creditNote({ ...HEAD, refund: { ...HEAD.refund, source }, lines, figures: { ...FIGURES, ...figures } });

describe('a credit note', () => {
	test('of two rates: the fee leaves both in proportion and takes its tax along', () => {
		const note = noteOf([line(107_00, 7_00, 700), line(50_00, 0, 0)], {
			restocking_fee_minor: 15_70,
			amount_minor: 141_30
		});
		expect(note.by_rate).toEqual([
			{ tax_rate_bp: 700, net_minor: 90_00, tax_minor: 6_30, gross_minor: 96_30 },
			{ tax_rate_bp: 0, net_minor: 45_00, tax_minor: 0, gross_minor: 45_00 }
		]);
		expect(note.adjustments).toEqual([
			{ kind: 'restocking_fee', net_minor: -15_00, tax_minor: -70, gross_minor: -15_70 }
		]);
		expect(note).toMatchObject({ net_minor: 135_00, tax_minor: 6_30, gross_minor: 141_30 });
	});

	test('delivery stands at the rate of the line that explains its tax', () => {
		const note = noteOf([line(107_00, 7_00, 700), line(100_00, 0, 0)], {
			shipping_minor: 53_50,
			shipping_tax_minor: 3_50,
			amount_minor: 260_50
		});
		expect(note.shipping).toEqual({
			tax_rate_bp: 700,
			net_minor: 50_00,
			tax_minor: 3_50,
			gross_minor: 53_50
		});
		const strange = noteOf([line(100_00, 0, 0)], {
			shipping_minor: 110_00,
			shipping_tax_minor: 10_00,
			amount_minor: 210_00
		});
		expect(strange.shipping?.tax_rate_bp).toBe(1_000);
	});

	test('an amount a person set above the goods: what goes beyond holds no tax', () => {
		const note = noteOf([line(107_00, 7_00, 700)], {
			restocking_fee_minor: 10_70,
			adjustment_minor: 60_70,
			amount_minor: 157_00
		});
		expect(
			note.adjustments.map(({ kind, gross_minor, tax_minor }) => [kind, gross_minor, tax_minor])
		).toEqual([
			['restocking_fee', -10_70, -70],
			['adjustment', 10_70, 70],
			['goodwill', 50_00, 0]
		]);
		expect(note.by_rate[0]).toMatchObject({ gross_minor: 107_00, tax_minor: 7_00 });
		expect(note.without_rate_minor).toBe(50_00);
	});

	test('a refund made at the provider: the amount only, and it says so', () => {
		const note = noteOf([], { adjustment_minor: 120_00, amount_minor: 120_00 }, 'external');
		expect(note.adjustments).toEqual([
			{ kind: 'not_split', net_minor: 120_00, tax_minor: 0, gross_minor: 120_00 }
		]);
		expect(note).toMatchObject({ by_rate: [], without_rate_minor: 120_00, gross_minor: 120_00 });
	});

	test('is refused when its figures do not come to the amount', () => {
		expect(() => noteOf([line(100, 0, 0)], { amount_minor: 99 })).toThrow(RangeError);
	});

	test('taken back: the same rows under a number of its own', () => {
		const note = noteOf([line(107_00, 7_00, 700)], { amount_minor: 107_00 });
		const back = cancellingNote(note, { number: 'CN-000008', issued_at: 5 });
		expect(back).toEqual({
			...note,
			number: 'CN-000008',
			issued_at: 5,
			cancels: { number: 'CN-000007', issued_at: HEAD.issued_at }
		});
	});
});

const part = (most: number) => fc.integer({ min: 0, max: most });
const anyLine = fc
	.tuple(part(500_000), fc.constantFrom(0, 700, 1_000, 2_500), fc.integer({ min: 0, max: 1_000 }))
	.map(([goods, rate, share]) => line(goods, rate === 0 ? 0 : Math.floor((goods * share) / 1_000), rate));

test('whatever is kept, given or set: rows, rates and total are the amount to the minor unit', () => {
	fc.assert(
		fc.property(
			fc.array(anyLine, { maxLength: 6 }),
			fc.tuple(part(30_000), fc.integer({ min: 0, max: 1_000 })),
			fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 3, maxLength: 3 }),
			fc.integer({ min: -1_000, max: 2_000 }),
			(lines, [shipping, shippingTax], [a = 0, b = 0, c = 0], set) => {
				const whole = lines.reduce((sum, one) => sum + one.goods_minor, shipping);
				const restocking = Math.floor((whole * a) / 1_000);
				const fee = Math.floor(((whole - restocking) * b) / 1_000);
				const deduction = Math.floor(((whole - restocking - fee) * c) / 1_000);
				const computed = whole - restocking - fee - deduction;
				const adjustment = Math.max(-computed, Math.floor((whole * set) / 1_000));
				const amount = computed + adjustment;
				const note = noteOf(lines, {
					shipping_minor: shipping,
					shipping_tax_minor: Math.floor((shipping * shippingTax) / 1_000),
					restocking_fee_minor: restocking,
					return_shipping_fee_minor: fee,
					deduction_minor: deduction,
					adjustment_minor: adjustment,
					amount_minor: amount
				});
				const rows = [...note.lines, ...(note.shipping ? [note.shipping] : []), ...note.adjustments];
				const sum = (of: readonly NoteFigures[], figure: keyof NoteFigures) =>
					of.reduce((total, row) => total + row[figure], 0);
				expect(note.gross_minor).toBe(amount);
				expect(sum(rows, 'gross_minor')).toBe(amount);
				expect(sum(rows, 'tax_minor')).toBe(note.tax_minor);
				expect(sum(note.by_rate, 'gross_minor') + note.without_rate_minor).toBe(amount);
				expect(sum(note.by_rate, 'tax_minor')).toBe(note.tax_minor);
				expect(note.net_minor + note.tax_minor).toBe(note.gross_minor);
				for (const rate of note.by_rate) {
					expect(rate.gross_minor).toBeGreaterThanOrEqual(0);
					expect(rate.tax_minor).toBeGreaterThanOrEqual(0);
					expect(rate.tax_minor).toBeLessThanOrEqual(rate.gross_minor);
				}
			}
		)
	);
});

test('the same facts are the same text, in whatever order they were put together', () => {
	expect(canonicalJson({ b: [1, { d: 1, c: null }], a: 'ก' })).toBe('{"a":"ก","b":[1,{"c":null,"d":1}]}');
	expect(canonicalJson({ a: 'ก', b: [1, { c: null, d: 1 }] })).toBe('{"a":"ก","b":[1,{"c":null,"d":1}]}');
});
