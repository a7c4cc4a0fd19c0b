import { expect } from 'vitest';
import { DAY, HOUR } from '#lib/domain/time.ts';
import type { Locale } from '#lib/i18n/say.ts';
import type { JourneyShop } from './open-shop.ts';

export type Bought = { number: string; email: string; intent: string };

let count = 0;

/**
 * An order of one shirt and three bags, paid at Stripe, delivered four days ago, told to the shop by its API. Its
 * figures: goods 2,289.99, discount 229.00 (129.00 on the shirt, 100.00 on the bags), delivery 50.00.
 */
export async function placeOrder(
	shop: JourneyShop,
	{ locale = 'en', shirt = 129_000, key }: { locale?: Locale; shirt?: number; key?: string } = {}
): Promise<Bought> {
	const number = `HW-${20_400 + ++count}`;
	const email = `customer${count}@example.com`;
	const deliveredAt = Date.now() - 4 * DAY;
	const discount = shirt === 129_000 ? 22_900 : 0;
	const total = shirt + 3 * 33_333 - discount + 5_000;
	const intent = await shop.stripeAccount.paymentIntents.create({
		amount: total,
		currency: 'thb',
		payment_method: 'pm_card_visa',
		confirm: true
	});
	expect(intent.status).toBe('succeeded');
	const iso = (at: number) => new Date(at).toISOString();
	const bag = discount === 0 ? 3 * 33_333 : 89_999;
	const order = {
		number,
		reference: number,
		channel: 'shop',
		currency: 'THB',
		prices_include_tax: true,
		locale,
		placed_at: iso(deliveredAt - 3 * DAY),
		customer: { name: 'ศิริพร วงศ์สว่าง', email, phone: '081-234-5678' },
		ship_to: {
			name: 'ศิริพร วงศ์สว่าง',
			line1: '99/12 ซอยอารีย์ 4',
			subdistrict: 'สามเสนใน',
			district: 'พญาไท',
			province: 'กรุงเทพมหานคร',
			postcode: '10400',
			country: 'TH'
		},
		lines: [
			{
				reference: '1',
				sku: 'LINEN-SHIRT-M',
				title: { th: 'เสื้อเชิ้ตลินิน', en: 'Linen shirt' },
				options: [{ name: 'Size', value: 'M' }],
				quantity: 1,
				unit_price_minor: shirt,
				tax_minor: taxIn(shirt === 129_000 ? 116_100 : shirt),
				tax_rate_bp: 700,
				category: 'clothing'
			},
			{
				reference: '2',
				sku: 'COTTON-TOTE',
				title: { th: 'กระเป๋าผ้าฝ้าย', en: 'Cotton bag' },
				quantity: 3,
				unit_price_minor: 33_333,
				tax_minor: taxIn(bag),
				tax_rate_bp: 700,
				category: 'accessories'
			}
		],
		...(discount > 0 ? { discount: { label: 'WELCOME10', amount_minor: discount } } : {}),
		shipping: { amount_minor: 5_000, tax_minor: taxIn(5_000) },
		total_minor: total,
		payments: [
			{
				reference: intent.id,
				provider: 'stripe',
				method: 'card',
				method_label: 'Visa •••• 4242',
				provider_ref: intent.id,
				captured_minor: total,
				captured_at: iso(deliveredAt - 3 * DAY + HOUR)
			}
		],
		fulfilments: [
			{
				reference: `parcel-${number}`,
				carrier: 'Thailand Post',
				service: 'EMS',
				tracking_number: `EX${100_000_000 + count}TH`,
				shipped_at: iso(deliveredAt - DAY),
				delivered_at: iso(deliveredAt),
				lines: [
					{ line: '1', quantity: 1 },
					{ line: '2', quantity: 3 }
				]
			}
		]
	};
	const answer = await shop.api.post('/orders', order, {
		'idempotency-key': `order-${number}`,
		...(key ? { authorization: `Bearer ${key}` } : {})
	});
	expect(answer.status, JSON.stringify(answer.body)).toBe(201);
	return { number, email, intent: intent.id };
}

/** The seven percent that are inside an amount. */
const taxIn = (amount: number): number => Math.round((amount * 7) / 107);
