import { expect, it } from 'vitest';
import { factsOfOrder, type OrderRows } from '#lib/domain/order/facts.ts';
import { line, payment } from '../support/facts.ts';

const { line_id, final_sale: _sale, parcels: _parcels, ...figures } = line({ quantity: 3 });
const { payment_id, disputed: _disputed, ...money } = payment();
const parcel = (id: string, change: object = {}) => ({
	id,
	state: 'delivered' as const,
	tracking_number: 'TH1',
	shipped_at: 1,
	delivered_at: 2,
	...change
});
const rows: OrderRows = {
	order: {
		id: 'ord_1',
		currency: 'THB',
		prices_include_tax: 0,
		placed_at: 0,
		cancelled_at: null,
		ship_country: 'TH',
		shipping_minor: 1_000,
		shipping_tax_minor: 70
	},
	lines: [
		{
			...figures,
			id: line_id,
			final_sale: 0,
			sku: 'TEE-01',
			tags: '["new"]',
			options: '[{"name":"Size","value":"L"}]',
			discount_minor: 300,
			order_discount_share_minor: 40
		}
	],
	fulfilments: [
		parcel('ful_1'),
		parcel('ful_2', { state: 'shipped', tracking_number: null, delivered_at: null }),
		parcel('ful_3', { state: 'lost' })
	],
	fulfilment_lines: ['ful_1', 'ful_2', 'ful_3'].map((fulfilment_id) => ({
		fulfilment_id,
		order_line_id: line_id,
		quantity: 1
	})),
	payments: [
		{ ...money, id: payment_id, dispute_state: 'won' },
		{ ...money, id: 'pay_2', dispute_state: 'lost' }
	],
	refunded_shipping_minor: 0,
	timezone: 'Asia/Bangkok',
	customer_return_times: []
};

it('adds the tax to shipping where prices do not hold it', () => {
	expect(factsOfOrder(rows).shipping_minor).toBe(1_070);
	expect(factsOfOrder({ ...rows, order: { ...rows.order, prices_include_tax: 1 } }).shipping_minor).toBe(
		1_000
	);
});

it('knows the parcels that reached the customer, and those that nobody tracks', () => {
	expect(factsOfOrder(rows).lines[0]?.parcels).toEqual([
		{ quantity: 1, shipped_at: 1, delivered_at: 2, tracked: true },
		{ quantity: 1, shipped_at: 1, delivered_at: null, tracked: false }
	]);
});

it('holds money of lost disputes for gone, and of won ones for ours', () => {
	expect(factsOfOrder(rows).payments.map((of) => of.disputed)).toEqual([false, true]);
});

it('what rules ask is read where the rows have it, and left out where they have not', () => {
	const [line] = factsOfOrder(rows).lines;
	expect(line).toMatchObject({ sku: 'TEE-01', tags: ['new'], options: ['L'], discount_minor: 340 });
	expect(factsOfOrder(rows).parcel_count).toBe(2);
	expect(factsOfOrder(rows).channel).toBeUndefined();
	const told = factsOfOrder({
		...rows,
		order: {
			...rows.order,
			channel: 'web',
			locale: 'th',
			customer_id: null,
			ship_to: '{"city":"Bangkok","postcode":"10110"}'
		}
	});
	expect(told).toMatchObject({
		channel: 'web',
		locale: 'th',
		province: 'Bangkok',
		postcode: '10110',
		customer_known: false
	});
});
