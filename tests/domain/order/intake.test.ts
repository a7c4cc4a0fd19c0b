import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameOrder, type OrderToFrame } from '#lib/domain/order/intake.ts';
import { refusalOf, valueOf } from '../support/facts.ts';

const lineOf = (change: object = {}) => ({
	quantity: 1,
	unit_price_minor: 10_000,
	discount_minor: 0,
	tax_minor: 0,
	...change
});
const orderOf = (change: Partial<OrderToFrame> = {}): OrderToFrame => ({
	prices_include_tax: true,
	lines: [lineOf()],
	discount: { label: null, amount_minor: 0 },
	shipping: { amount_minor: 0, tax_minor: 0 },
	total_minor: null,
	...change
});

describe('frozen figures', () => {
	it('take tax on top where prices do not hold it', () => {
		const framed = valueOf(
			frameOrder(
				orderOf({
					prices_include_tax: false,
					lines: [lineOf({ tax_minor: 700 })],
					shipping: { amount_minor: 1_000, tax_minor: 70 },
					total_minor: 11_770
				})
			)
		);
		expect(framed).toMatchObject({ tax_minor: 770, total_minor: 11_770, lines: [{ paid_minor: 10_700 }] });
	});

	// Solidus: 100.00 × 3 less 10.00. Vendure: 299 over 4300, 1400, 2300; 93 over eight weights.
	it.each([
		['Solidus', [30_000], 1_000, [1_000]],
		['Vendure', [4_300, 1_400, 2_300], 299, [161, 52, 86]],
		['ties go to the earlier line', [100, 100, 100], 100, [34, 33, 33]],
		['a free line takes nothing', [0, 500], 7, [0, 7]]
	])('share a discount by largest remainder: %s', (_who, prices, amount_minor, shares) => {
		const framed = valueOf(
			frameOrder(
				orderOf({
					lines: prices.map((unit_price_minor) => lineOf({ unit_price_minor })),
					discount: { label: null, amount_minor }
				})
			)
		);
		expect(framed.lines.map((line) => line.order_discount_share_minor)).toEqual(shares);
	});

	it('sum to the total, whatever the order', () => {
		const anyLine = fc
			.record({
				quantity: fc.integer({ min: 1, max: 50 }),
				unit_price_minor: fc.nat(5_000_000),
				off: fc.nat(100),
				rate: fc.nat(25)
			})
			.map(({ quantity, unit_price_minor, off, rate }) => {
				const discount_minor = Math.floor((unit_price_minor * quantity * off) / 100);
				return { quantity, unit_price_minor, discount_minor, rate };
			});
		fc.assert(
			fc.property(
				fc.array(anyLine, { minLength: 1, maxLength: 9 }),
				fc.nat(100),
				fc.boolean(),
				(rows, off, inside) => {
					const goods = rows.reduce(
						(sum, row) => sum + row.unit_price_minor * row.quantity - row.discount_minor,
						0
					);
					const discount = Math.floor((goods * off) / 100);
					const framed = valueOf(
						frameOrder(
							orderOf({
								prices_include_tax: inside,
								lines: rows.map((row) => ({ ...row, tax_minor: inside ? 0 : row.rate })),
								discount: { label: null, amount_minor: discount },
								shipping: { amount_minor: 500, tax_minor: 7 }
							})
						)
					);
					const paid = framed.lines.reduce((sum, line) => sum + line.paid_minor, 0);
					expect(paid + 500 + (inside ? 0 : 7)).toBe(framed.total_minor);
					expect(framed.lines.reduce((sum, line) => sum + line.order_discount_share_minor, 0)).toBe(discount);
					expect(framed.lines.every((line) => line.paid_minor >= 0)).toBe(true);
				}
			)
		);
	});
});

it('says by how much a shop’s total is off', () => {
	expect(frameOrder(orderOf({ total_minor: 10_001 }))).toEqual({
		ok: false,
		refusal: { reason: 'totals_do_not_add_up', facts: { expected_minor: 10_000, found_minor: 10_001 } }
	});
});

it('an order without lines is free', () => {
	expect(valueOf(frameOrder(orderOf({ lines: [] }))).total_minor).toBe(0);
});

it.each([
	['half a satang', { lines: [lineOf({ unit_price_minor: 0.5 })] }],
	['no units', { lines: [lineOf({ quantity: 0 })] }],
	['a discount above the price', { lines: [lineOf({ discount_minor: 10_001 })] }],
	['a discount above the order', { discount: { label: null, amount_minor: 10_001 } }],
	['tax above the price', { lines: [lineOf({ tax_minor: 10_001 })] }],
	['negative shipping', { shipping: { amount_minor: -1, tax_minor: 0 } }],
	['shipping tax above shipping', { shipping: { amount_minor: 5, tax_minor: 6 } }],
	['an amount beyond counting', { lines: [lineOf({ unit_price_minor: 2 ** 53 })] }],
	['no number at all', { lines: [lineOf({ tax_minor: Number.NaN })] }],
	['a discount below nothing', { discount: { label: null, amount_minor: -1 } }],
	['shipping tax below nothing', { shipping: { amount_minor: 5, tax_minor: -1 } }],
	['lines that are too much together', { lines: [lineOf({ unit_price_minor: 9e10 }), lineOf()] }],
	['one line that is too much', { lines: [lineOf({ unit_price_minor: 9e10, quantity: 2 })] }]
])('refuses %s', (_what, change) => {
	expect(refusalOf(frameOrder(orderOf(change)))).toBe('amount_invalid');
});

it('takes the largest amount there may be, and tax on top above the price of shipping', () => {
	expect(valueOf(frameOrder(orderOf({ lines: [lineOf({ unit_price_minor: 9e10 })] }))).goods_minor).toBe(
		9e10
	);
	const onTop = orderOf({ prices_include_tax: false, shipping: { amount_minor: 0, tax_minor: 7 } });
	expect(valueOf(frameOrder(onTop))).toMatchObject({ shipping_tax_minor: 7, total_minor: 10_007 });
});

it.each([
	['quantity', 1, { lines: [lineOf(), lineOf({ quantity: 0 })] }],
	['unit_price_minor', 0, { lines: [lineOf({ unit_price_minor: -1 })] }],
	['discount_minor', 1, { lines: [lineOf(), lineOf({ discount_minor: 10_001 })] }],
	['tax_minor', 0, { lines: [lineOf({ tax_minor: 10_001 })] }],
	['tax_minor', 0, { lines: [lineOf({ tax_minor: -1 })] }],
	['lines', -1, { lines: [lineOf({ unit_price_minor: 9e10 }), lineOf()] }],
	['discount', -1, { discount: { label: null, amount_minor: 10_001 } }],
	['shipping', -1, { shipping: { amount_minor: -1, tax_minor: 0 } }],
	['shipping_tax', -1, { shipping: { amount_minor: 5, tax_minor: -1 } }],
	['shipping_tax', -1, { shipping: { amount_minor: 5, tax_minor: 6 } }]
])('names the field %s and its line %s', (field, line, change) => {
	expect(frameOrder(orderOf(change))).toEqual({
		ok: false,
		refusal: { reason: 'amount_invalid', facts: { field, line, reference: null } }
	});
});

it('names the line by the shop’s own reference', () => {
	const order = orderOf({ lines: [{ ...lineOf({ quantity: 0 }), reference: 'SKU-7' }] });
	expect(frameOrder(order)).toMatchObject({ refusal: { facts: { line: 0, reference: 'SKU-7' } } });
});
