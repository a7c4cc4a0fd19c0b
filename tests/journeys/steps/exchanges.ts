import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import { DAY } from '#lib/domain/time.ts';
import type { JourneyShop } from './open-shop.ts';
import { choosePiece, giveReason } from './return.ts';

export const MALEE = 'malee@example.com';

/** Shirts in four sizes, a scarf that is cheaper and a coat that is dearer, and a policy that exchanges them. */
export async function fillForExchanges(shop: JourneyShop): Promise<void> {
	await offerExchanges(shop);
	const size = { th: 'ไซซ์', en: 'Size' };
	const product = (reference: string, en: string, th: string, amount_minor: number, sizes: string[]) =>
		shop.api.post('/products', {
			reference,
			title: { th, en },
			category: 'clothing',
			tax_rate_bp: 700,
			variants: sizes.map((value) => ({
				sku: `${reference}-${value}`,
				options: [{ name: size, value }],
				prices: [{ currency: 'THB', amount_minor }]
			}))
		});
	await product('SHIRT', 'Linen shirt', 'เสื้อลินิน', 149_000, ['S', 'M', 'L', 'XL']);
	await product('SCARF', 'Silk scarf', 'ผ้าพันคอไหม', 99_000, ['One']);
	await product('COAT', 'Wool coat', 'เสื้อโค้ตขนสัตว์', 290_000, ['One']);
	const counts = { 'SHIRT-S': 0, 'SHIRT-M': 2, 'SHIRT-L': 3, 'SHIRT-XL': 0, 'SCARF-One': 5, 'COAT-One': 5 };
	const levels = Object.entries(counts).map(([sku, on_hand]) => ({ sku, on_hand }));
	expect((await shop.api.post('/stock', { levels })).status).toBe(200);
}

/** As if the shop had opened with it: the purchase is judged by the policy of its day. */
async function offerExchanges(shop: JourneyShop): Promise<void> {
	await shop.db.transaction(async (tx) => {
		const { id, rules } = await tx.selectFrom('policy_versions').selectAll().executeTakeFirstOrThrow();
		const next: PolicyRules = {
			...(JSON.parse(rules) as PolicyRules),
			outcomes: ['refund', 'store_credit', 'exchange'],
			exchanges: { same_product: 'honour', other_products: 'current' }
		};
		await tx
			.updateTable('policy_versions')
			.set({ rules: JSON.stringify(next) })
			.where('id', '=', id)
			.execute();
	});
}

/** One shirt in M for 1,490.00, delivered three days ago. */
export async function shirtBought(shop: JourneyShop, number: string, email = MALEE): Promise<void> {
	const at = (ago: number) => new Date(Date.now() - ago).toISOString();
	const sent = await shop.api.post('/orders', {
		number,
		reference: number,
		currency: 'THB',
		prices_include_tax: true,
		locale: 'th',
		placed_at: at(6 * DAY),
		customer: { name: 'มาลี ใจงาม', email },
		ship_to: { name: 'มาลี', line1: '9 ถนนนิมมานเหมินท์', province: 'เชียงใหม่', postcode: '50200', country: 'TH' },
		lines: [
			{
				reference: '1',
				sku: 'SHIRT-M',
				title: { th: 'เสื้อลินิน', en: 'Linen shirt' },
				options: [{ name: 'Size', value: 'M' }],
				quantity: 1,
				unit_price_minor: 149_000,
				tax_minor: 9_748,
				tax_rate_bp: 700,
				category: 'clothing'
			}
		],
		total_minor: 149_000,
		payments: [{ reference: 'p', provider: 'other', method: 'bank_transfer', captured_minor: 149_000 }],
		fulfilments: [
			{
				reference: '1',
				carrier: 'Siam Parcel',
				tracking_number: `SP${number.replace(/\D/g, '')}`,
				shipped_at: at(4 * DAY),
				delivered_at: at(3 * DAY),
				lines: [{ line: '1', quantity: 1 }]
			}
		]
	});
	expect(sent.status, JSON.stringify(sent.body)).toBe(201);
}

/** How many lie in the shop, and how many of them are held. */
export async function stockOf(shop: JourneyShop, sku: string): Promise<[number, number]> {
	const { body } = await shop.api.get(`/stock?sku=${sku}`);
	const [level] = body.data as { on_hand: number; reserved: number }[];
	return [level?.on_hand ?? Number.NaN, level?.reserved ?? Number.NaN];
}

/** From the page of the pieces to what is chosen instead of the order's shirt. */
export async function toExchange(page: Page, number: string): Promise<void> {
	await page.goto(`/orders/${number}/return`);
	await choosePiece(page);
	await giveReason(page, 'too_small');
	await page.locator('a[href*="/return/exchange?"]').click();
	await page.waitForURL(/\/return\/exchange/);
}

/** The warehouse sends the replacement of a return; delivered, when that is said. */
export async function sendReplacement(
	shop: JourneyShop,
	number: string,
	code: string,
	deliveredAt: number | null = null
): Promise<void> {
	const sent = await shop.api.post(`/orders/${number}/fulfilments`, {
		reference: code,
		carrier: 'Siam Parcel',
		tracking_number: `EX${code}`,
		shipped_at: new Date(deliveredAt ?? Date.now()).toISOString(),
		...(deliveredAt !== null && { delivered_at: new Date(deliveredAt).toISOString() }),
		lines: [{ line: `${code}-1`, quantity: 1 }]
	});
	expect(sent.status, JSON.stringify(sent.body)).toBeLessThan(300);
}
