import { describe, expect, it } from 'vitest';
import { overriddenFigures, type FiguredRefund, type Wish } from '#lib/domain/refund/override.ts';
import type { ShippingMoney } from '#lib/domain/refund/figures.ts';
import { payment, valueOf } from '../support/facts.ts';

/** Goods of 10.00; delivery was 12.30 with 2.30 of tax in it, none of it in the refund yet. */
const figured = (change: Partial<FiguredRefund> = {}): FiguredRefund => ({
	route: 'original',
	shipping_minor: 0,
	shipping_tax_minor: 0,
	computed_minor: 1_000,
	...change
});
const delivery = (change: Partial<ShippingMoney> = {}): ShippingMoney => ({
	charged_minor: 1_230,
	tax_minor: 230,
	refunded_minor: 0,
	...change
});
const change = (
	wish: Partial<Wish>,
	refund = figured(),
	shipping = delivery(),
	payments = [payment({ captured_minor: 5_000 })]
) => overriddenFigures(refund, { amount_minor: 1_000, shipping_minor: null, ...wish }, shipping, payments);

describe('a person’s amount', () => {
	it('stands beside what was computed', () => {
		expect(valueOf(change({ amount_minor: 1_500 }))).toEqual({
			amount_minor: 1_500,
			payments: [{ payment_id: 'pay_1', amount_minor: 1_500, by_hand: false }],
			shipping_minor: 0,
			shipping_tax_minor: 0,
			computed_minor: 1_000,
			adjustment_minor: 500
		});
	});

	it('takes half of the delivery with half of its tax, and the figures follow', () => {
		expect(valueOf(change({ amount_minor: 1_615, shipping_minor: 615 }))).toMatchObject({
			shipping_minor: 615,
			shipping_tax_minor: 115,
			computed_minor: 1_615,
			adjustment_minor: 0
		});
	});

	it('takes the rest of the delivery with the rest of its tax', () => {
		const later = delivery({ refunded_minor: 615 });
		expect(valueOf(change({ amount_minor: 1_615, shipping_minor: 615 }, figured(), later))).toMatchObject({
			shipping_minor: 615,
			shipping_tax_minor: 115
		});
	});

	it('may leave out delivery that was figured', () => {
		const refund = figured({ shipping_minor: 1_230, shipping_tax_minor: 230, computed_minor: 2_230 });
		expect(valueOf(change({ amount_minor: 1_000, shipping_minor: 0 }, refund))).toMatchObject({
			shipping_minor: 0,
			shipping_tax_minor: 0,
			computed_minor: 1_000,
			adjustment_minor: 0
		});
		expect(valueOf(change({ amount_minor: 1_100 }, refund))).toMatchObject({
			shipping_minor: 1_230,
			shipping_tax_minor: 230,
			computed_minor: 2_230,
			adjustment_minor: -1_130
		});
	});

	it('keeps the stored delivery and its tax when it is repeated as it was, whatever else went back since', () => {
		const refund = figured({ shipping_minor: 615, shipping_tax_minor: 100, computed_minor: 1_615 });
		const gone = delivery({ refunded_minor: 1_000 });
		expect(valueOf(change({ amount_minor: 1_615, shipping_minor: 615 }, refund, gone))).toMatchObject({
			shipping_minor: 615,
			shipping_tax_minor: 100
		});
	});

	it('of store credit asks no payment', () => {
		const credit = figured({ route: 'store_credit' });
		expect(valueOf(change({ amount_minor: 9_000 }, credit, delivery(), []))).toMatchObject({
			amount_minor: 9_000,
			payments: []
		});
	});
});

describe('it is refused', () => {
	const refusal = (...of: Parameters<typeof change>) => {
		const result = change(...of);
		return result.ok ? 'accepted' : result.refusal;
	};

	it.each([
		['as nothing', { amount_minor: 0 }],
		['below nothing', { amount_minor: -1 }],
		['in halves', { amount_minor: 10.5 }],
		['with half a unit of delivery', { shipping_minor: 0.5 }],
		['with delivery below nothing', { shipping_minor: -1 }],
		['with delivery that is no number', { shipping_minor: Number.NaN }]
	])('%s', (_how, wish) => {
		expect(refusal(wish)).toMatchObject({ reason: 'amount_invalid' });
	});

	it('with more delivery than is left', () => {
		expect(refusal({ shipping_minor: 616 }, figured(), delivery({ refunded_minor: 615 }))).toEqual({
			reason: 'amount_exceeds_refundable',
			facts: { available_minor: 615, asked_minor: 616 }
		});
	});

	it('above the balance', () => {
		expect(refusal({ amount_minor: 5_001 })).toEqual({
			reason: 'amount_exceeds_refundable',
			facts: { available_minor: 5_000, asked_minor: 5_001 }
		});
	});

	it('when fees would eat more than the figures then come to', () => {
		const refund = figured({ shipping_minor: 1_230, shipping_tax_minor: 230, computed_minor: 0 });
		expect(refusal({ shipping_minor: 0 }, refund)).toMatchObject({ reason: 'amount_invalid' });
		const just = figured({ shipping_minor: 1_230, shipping_tax_minor: 230, computed_minor: 1_230 });
		expect(valueOf(change({ shipping_minor: 0 }, just))).toMatchObject({ computed_minor: 0 });
	});
});
