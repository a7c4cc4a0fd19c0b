import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import { DAY } from '#lib/domain/time.ts';
import { exchangeForm } from '#lib/i18n/exchange-form.ts';
import { exchangePage } from '#lib/i18n/exchange-page.ts';
import { form } from '#lib/i18n/return-form.ts';
import { say, type Locale, type Message } from '#lib/i18n/say.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { expectNoAxeViolations, launchBrowser, visitor, type View } from '../support/browser.ts';
import { accept, receive, scan } from './steps/agent.ts';
import { plainText, returnNumber } from './steps/customer.ts';
import { openJourneyShop, type JourneyShop } from './steps/open-shop.ts';
import { choosePiece, giveReason, press } from './steps/return.ts';
import { become, type Visitor } from './steps/sessions.ts';

let shop: JourneyShop;
let browser: Browser;
beforeAll(async () => {
	[shop, browser] = await Promise.all([openJourneyShop('sqlite'), launchBrowser()]);
	await offerExchanges();
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
	const counts = { 'SHIRT-S': 0, 'SHIRT-M': 2, 'SHIRT-L': 3, 'SHIRT-XL': 0, 'SCARF-One': 5 };
	const levels = Object.entries(counts).map(([sku, on_hand]) => ({ sku, on_hand }));
	expect((await shop.api.post('/stock', { levels })).status).toBe(200);
});
afterAll(async () => {
	await browser?.close();
	await shop?.close();
});
const open: BrowserContext[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((context) => context.close()));
});

/** As if the shop had opened with it: the purchase is judged by the policy of its day. */
async function offerExchanges(): Promise<void> {
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

const EMAIL = 'malee@example.com';
const mainOf = async (page: Page) => plainText((await page.locator('main').textContent()) ?? '');

async function pageOf(who: Visitor, view: View): Promise<Page> {
	const context = await visitor(browser, shop.url, view);
	await context.addCookies([{ name: 'lang', value: view.locale ?? 'en', url: shop.url }]);
	await become(context, shop.db, shop.url, who);
	open.push(context);
	return context.newPage();
}

/** One shirt in M for 1,490.00, delivered three days ago. */
async function bought(number: string): Promise<void> {
	const at = (ago: number) => new Date(Date.now() - ago).toISOString();
	const sent = await shop.api.post('/orders', {
		number,
		reference: number,
		currency: 'THB',
		prices_include_tax: true,
		locale: 'th',
		placed_at: at(6 * DAY),
		customer: { name: 'มาลี ใจงาม', email: EMAIL },
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

const stock = async (sku: string) => {
	const [level] = (await shop.api.get(`/stock?sku=${sku}`)).body.data as {
		on_hand: number;
		reserved: number;
	}[];
	return [level?.on_hand, level?.reserved];
};

/** From the order's return to what is chosen instead of its shirt. */
async function toExchange(page: Page, number: string): Promise<void> {
	await page.goto(`/orders/${number}/return`);
	await choosePiece(page);
	await giveReason(page, 'too_small');
	await page.locator('a[href*="/return/exchange?"]').click();
	await page.waitForURL(/\/return\/exchange/);
}

const WALKS: { locale: Locale; view: View; number: string }[] = [
	{ locale: 'th', view: { javascript: false, width: 360 }, number: 'EX-1001' },
	{ locale: 'en', view: { width: 1280 }, number: 'EX-1002' }
];

test.each(WALKS)(
	'a shirt that is too small becomes the next size: $locale',
	async ({ locale, view, number }) => {
		const t = (words: Message) => plainText(say(locale, words));
		await bought(number);
		const before = await stock('SHIRT-L');
		const customer = await pageOf({ email: EMAIL }, { ...view, locale });
		await toExchange(customer, number);
		expect(await customer.getByRole('radio', { checked: true }).getAttribute('value')).toBe(
			await customer.getByRole('radio', { name: /^L/ }).getAttribute('value')
		);
		expect(await customer.getByRole('radio', { name: /^XL/ }).isDisabled()).toBe(true);
		await expectNoAxeViolations(customer);
		await press(customer, locale, exchangeForm.choose);
		await customer.waitForURL(/\/return\/check/);
		const receipt = plainText(await customer.locator('.receipt').innerText());
		for (const words of [exchangeForm.value, exchangeForm.none]) expect(receipt).toContain(t(words));
		expect(receipt).toContain('฿0.00');
		await expectNoAxeViolations(customer);
		await press(customer, locale, form.send);
		await customer.waitForURL(/\/returns\/RT-/);
		const code = returnNumber(customer);
		expect(await mainOf(customer)).toContain(t(exchangePage.awaiting));
		await expectNoAxeViolations(customer);
		expect(await stock('SHIRT-L')).toEqual([before[0], 1]);

		const lead = await pageOf('lead', { locale: 'en', width: 1280 });
		await scan(lead, code);
		await receive(lead);
		await accept(lead);
		await customer.reload();
		expect(await mainOf(customer)).toContain(t(exchangePage.ready));
		const sent = await shop.api.post(`/orders/${number}/fulfilments`, {
			reference: code,
			carrier: 'Siam Parcel',
			tracking_number: `EX${code}`,
			shipped_at: new Date().toISOString(),
			lines: [{ line: `${code}-1`, quantity: 1 }]
		});
		expect(sent.status, JSON.stringify(sent.body)).toBeLessThan(300);
		await customer.reload();
		expect(await mainOf(customer)).toContain(t(exchangePage.shipped));
		await expectNoAxeViolations(customer);
		expect(await stock('SHIRT-L')).toEqual([Number(before[0]) - 1, 0]);
		expect(await ledgerBreaks(shop.db.read)).toEqual([]);
	}
);

test('something else from the shop, found by a word; and the money after all', async () => {
	await bought('EX-1003');
	const customer = await pageOf({ email: EMAIL }, { locale: 'en', javascript: false });
	await toExchange(customer, 'EX-1003');
	await customer.locator('#q').fill('silk');
	await press(customer, 'en', exchangeForm.find);
	await customer.waitForURL(/q=silk/);
	await customer.getByRole('link', { name: /Silk scarf/ }).click();
	await customer.waitForURL(/product=/);
	await press(customer, 'en', exchangeForm.choose);
	expect(await mainOf(customer)).toContain(say('en', exchangeForm.chooseOne));
	await customer.getByRole('radio', { name: /^One/ }).check();
	await press(customer, 'en', exchangeForm.choose);
	await customer.waitForURL(/\/return\/check/);
	const receipt = plainText(await customer.locator('.receipt').innerText());
	expect(receipt).toContain('Silk scarf, One');
	expect(receipt).toContain('−฿990.00');
	await expectNoAxeViolations(customer);
	await press(customer, 'en', form.send);
	await customer.waitForURL(/\/returns\/RT-/);
	expect(await stock('SCARF-One')).toEqual([5, 1]);
	await press(customer, 'en', exchangePage.takeMoney);
	await customer.waitForURL(/\?money/);
	expect(await mainOf(customer)).toContain(plainText(say('en', exchangePage.tookMoney)));
	expect(await stock('SCARF-One')).toEqual([5, 0]);
	await expectNoAxeViolations(customer);
});
