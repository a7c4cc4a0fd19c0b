import type { z } from 'zod';
import type { Example } from '../operation.ts';
import type { fulfilment, orderInput } from './order.ts';

type OrderExample = Example<z.input<typeof orderInput>>;

const thai: OrderExample = {
	summary: 'A Thai order, tax inside, split over two parcels',
	value: {
		number: 'HW-20417',
		reference: '8842019',
		channel: 'shop',
		currency: 'THB',
		prices_include_tax: true,
		locale: 'th',
		placed_at: '2026-11-02T10:15:00+07:00',
		customer: { name: 'ศิริพร วงศ์สว่าง', email: 'siriporn@example.com', phone: '081-234-5678' },
		ship_to: {
			name: 'ศิริพร วงศ์สว่าง',
			line1: '99/12 ซอยอารีย์ 4 ถนนพหลโยธิน',
			subdistrict: 'สามเสนใน',
			district: 'พญาไท',
			province: 'กรุงเทพมหานคร',
			postcode: '10400',
			country: 'TH',
			phone: '081-234-5678'
		},
		lines: [
			{
				reference: '1',
				sku: 'LINEN-SHIRT-M',
				title: { th: 'เสื้อเชิ้ตลินิน', en: 'Linen shirt' },
				options: [{ name: 'Size', value: 'M' }],
				quantity: 2,
				unit_price_minor: 129000,
				tax_minor: 15936,
				tax_rate_bp: 700,
				category: 'clothing'
			},
			{
				reference: '2',
				sku: 'COTTON-TOTE',
				title: { th: 'กระเป๋าผ้าฝ้าย', en: 'Cotton tote bag' },
				quantity: 1,
				unit_price_minor: 39000,
				tax_minor: 2409,
				tax_rate_bp: 700,
				category: 'accessories'
			}
		],
		discount: { label: 'WELCOME10', amount_minor: 16590 },
		shipping: { amount_minor: 5000, tax_minor: 327 },
		total_minor: 285410,
		payments: [
			{
				reference: 'pay-1',
				provider: 'stripe',
				method: 'card',
				method_label: 'Visa •••• 4242',
				provider_ref: 'pi_3QExampleThaiOrder',
				captured_minor: 285410,
				captured_at: '2026-11-02T10:15:20+07:00'
			}
		],
		fulfilments: [
			{
				reference: 'parcel-1',
				carrier: 'Thailand Post',
				service: 'EMS',
				tracking_number: 'EX123456785TH',
				tracking_url: 'https://track.thailandpost.co.th/?trackNumber=EX123456785TH',
				shipped_at: '2026-11-03T14:00:00+07:00',
				delivered_at: '2026-11-05T11:42:00+07:00',
				lines: [
					{ line: '1', quantity: 2 },
					{ line: '2', quantity: 1 }
				]
			}
		]
	}
};

const american: OrderExample = {
	summary: 'An order from abroad, tax on top, one line refunded before',
	value: {
		number: 'US-10077',
		reference: 'gid-10077',
		channel: 'shop',
		currency: 'USD',
		prices_include_tax: false,
		locale: 'en',
		placed_at: '2026-10-20T08:00:00-05:00',
		customer: { name: 'Dana Whitfield', email: 'dana@example.org' },
		ship_to: {
			name: 'Dana Whitfield',
			line1: '218 Walnut Street',
			line2: 'Apt 5',
			city: 'Des Moines',
			province: 'IA',
			postcode: '50309',
			country: 'US'
		},
		lines: [
			{
				reference: 'a',
				sku: 'SILK-SCARF',
				title: { en: 'Silk scarf' },
				quantity: 2,
				unit_price_minor: 4800,
				discount_minor: 960,
				tax_minor: 605,
				tax_rate_bp: 700,
				category: 'accessories',
				final_sale: true
			},
			{
				reference: 'b',
				sku: 'CANDLE',
				title: { en: 'Lemongrass candle' },
				quantity: 1,
				unit_price_minor: 2200,
				tax_minor: 154,
				tax_rate_bp: 700
			}
		],
		shipping: { amount_minor: 1500 },
		payments: [
			{ reference: 'p', provider: 'other', method: 'paypal', captured_minor: 13099, captured_at: null }
		],
		fulfilments: [
			{
				reference: 'f1',
				carrier: 'DHL Express',
				tracking_number: '1234567890',
				shipped_at: '2026-10-21T12:00:00+07:00',
				lines: [
					{ line: 'a', quantity: 2 },
					{ line: 'b', quantity: 1 }
				],
				events: [
					{
						code: 'delivered',
						status: 'delivered',
						place: 'Des Moines',
						description: { en: 'Delivered', th: 'จัดส่งสำเร็จ' },
						occurred_at: '2026-10-26T15:20:00Z'
					}
				]
			}
		],
		refunds: [
			{
				reference: 'r1',
				created_at: '2026-10-29T09:00:00Z',
				amount_minor: 2354,
				lines: [{ line: 'b', quantity: 1, amount_minor: 2354, tax_minor: 154 }]
			}
		]
	}
};

const cash: OrderExample = {
	summary: 'Cash on delivery, not sent yet, found by phone',
	value: {
		number: 'COD-5',
		reference: 'cod-5',
		currency: 'THB',
		prices_include_tax: true,
		placed_at: '2026-11-20T19:00:00+07:00',
		customer: { name: 'คุณสมชาย', phone: '+66 89 555 0101' },
		ship_to: {
			name: 'คุณสมชาย',
			line1: '45 หมู่ 3',
			subdistrict: 'สุเทพ',
			district: 'เมืองเชียงใหม่',
			province: 'เชียงใหม่',
			postcode: '50200',
			country: 'TH'
		},
		lines: [{ reference: '1', sku: 'MUG', title: { th: 'แก้วเซรามิก' }, quantity: 4, unit_price_minor: 19900 }],
		payments: [
			{ reference: 'cod', provider: 'cash_on_delivery', method: 'cash_on_delivery', captured_minor: 0 }
		]
	}
};

export const orderExamples = { thai, american, cash };

export const fulfilmentExamples: Record<string, Example<z.input<typeof fulfilment>>> = {
	sent: {
		summary: 'A parcel leaves the shop',
		value: {
			reference: 'parcel-9',
			carrier: 'Flash Express',
			tracking_number: 'TH0147ABC9',
			shipped_at: '2026-11-21T16:00:00+07:00',
			estimated_at: '2026-11-23T18:00:00+07:00',
			lines: [{ line: '1', quantity: 1 }]
		}
	}
};
