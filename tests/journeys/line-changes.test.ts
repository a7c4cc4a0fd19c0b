import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { MINUTE } from '#lib/domain/time.ts';
import { charges } from '#lib/i18n/charge.ts';
import { lineChanges as words } from '#lib/i18n/line-changes.ts';
import { orderChanges } from '#lib/i18n/order-changes.ts';
import { say, type Locale, type Message } from '#lib/i18n/say.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { expectNoAxeViolations, launchBrowser, visitor, type View } from '../support/browser.ts';
import { plainText } from './steps/customer.ts';
import { openJourneyShop, type JourneyShop } from './steps/open-shop.ts';
import { become, type Visitor } from './steps/sessions.ts';

const MALEE = 'malee@example.com';
let shop: JourneyShop;
let browser: Browser;
beforeAll(async () => {
	[shop, browser] = await Promise.all([openJourneyShop('sqlite'), launchBrowser()]);
	await fillShop();
});
afterAll(async () => {
	await browser?.close();
	await shop?.close();
});
const open: BrowserContext[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((context) => context.close()));
	expect(await ledgerBreaks(shop.db.read)).toEqual([]);
});

/** Shirts: L costs as much as M, XL 1,000 more, S is sold out. The demo shop changes everything at once. */
async function fillShop(): Promise<void> {
	const prices = { S: 149_000, M: 149_000, L: 149_000, XL: 249_000 };
	const made = await shop.api.post('/products', {
		reference: 'SHIRT',
		title: { th: 'เสื้อลินิน', en: 'Linen shirt' },
		category: 'clothing',
		tax_rate_bp: 700,
		variants: Object.entries(prices).map(([value, amount_minor]) => ({
			sku: `SHIRT-${value}`,
			options: [{ name: { th: 'ไซซ์', en: 'Size' }, value: { th: value, en: value } }],
			prices: [{ currency: 'THB', amount_minor }]
		}))
	});
	expect(made.status, JSON.stringify(made.body)).toBe(201);
	const counts = { 'SHIRT-S': 0, 'SHIRT-M': 5, 'SHIRT-L': 5, 'SHIRT-XL': 5 };
	const levels = Object.entries(counts).map(([sku, on_hand]) => ({ sku, on_hand }));
	expect((await shop.api.post('/stock', { levels })).status).toBe(200);
}

/** So many shirts in M, ordered a minute ago. */
async function ordered(number: string, quantity = 1): Promise<void> {
	const total_minor = 149_000 * quantity;
	const sent = await shop.api.post('/orders', {
		...{ number, reference: number, currency: 'THB', prices_include_tax: true, locale: 'th' },
		placed_at: new Date(Date.now() - MINUTE).toISOString(),
		customer: { name: 'มาลี ใจงาม', email: MALEE },
		ship_to: { name: 'มาลี', line1: '9 ถนนนิมมานเหมินท์', province: 'เชียงใหม่', postcode: '50200', country: 'TH' },
		lines: [
			{
				...{ reference: '1', sku: 'SHIRT-M', title: { th: 'เสื้อลินิน', en: 'Linen shirt' }, quantity },
				options: [{ name: 'Size', value: 'M' }],
				...{ unit_price_minor: 149_000, tax_minor: 9_748 * quantity, tax_rate_bp: 700 },
				category: 'clothing'
			}
		],
		total_minor,
		payments: [{ reference: 'p', provider: 'other', method: 'bank_transfer', captured_minor: total_minor }]
	});
	expect(sent.status, JSON.stringify(sent.body)).toBe(201);
}

async function pageOf(who: Visitor, view: View): Promise<Page> {
	const context = await visitor(browser, shop.url, view);
	await context.addCookies([{ name: 'lang', value: view.locale ?? 'en', url: shop.url }]);
	await become(context, shop.db, shop.url, who);
	open.push(context);
	return context.newPage();
}
const mainOf = async (page: Page) => plainText((await page.locator('main').textContent()) ?? '');
const tap = (page: Page, locale: Locale, text: Message) =>
	page
		.getByRole('button', { name: plainText(say(locale, text)) })
		.first()
		.click();
const follow = (page: Page, locale: Locale, text: Message) =>
	page
		.getByRole('link', { name: plainText(say(locale, text)) })
		.first()
		.click();
const linesOf = async (number: string) => {
	const { body } = await shop.api.get(`/orders/${number}`);
	return (body.lines as { sku: string; quantity: number; quantity_cancelled?: number }[]).map(
		({ sku }) => sku
	);
};

test('another size at the same price, in Thai without a script: sold-out ones are seen and not to be had', async () => {
	await ordered('LC-1');
	const page = await pageOf({ email: MALEE }, { locale: 'th', javascript: false, width: 360 });
	await page.goto('/orders/LC-1');
	await follow(page, 'th', orderChanges.changeAct);
	await page.getByRole('link', { name: plainText(say('th', words.row)) }).click();
	await expectNoAxeViolations(page);
	expect(await page.getByRole('radio', { name: /^S/ }).isDisabled()).toBe(true);
	expect(await mainOf(page)).toContain(plainText(say('th', words.soldOut)));
	await tap(page, 'th', words.next);
	await page.waitForSelector('.errsum');
	await expectNoAxeViolations(page);
	await page.getByRole('radio', { name: /^L/ }).check();
	await tap(page, 'th', words.next);
	expect(await mainOf(page)).toContain(plainText(say('th', words.same)));
	await expectNoAxeViolations(page);
	await tap(page, 'th', words.change);
	expect(await mainOf(page)).toContain(plainText(say('th', words.done)));
	expect(await linesOf('LC-1')).toEqual(['SHIRT-M', 'SHIRT-L']);
	await page.goto('/orders/LC-1');
	await expectNoAxeViolations(page);
	expect(await page.locator('.pieces li, .rowlist li').count()).toBeLessThan(3);
});

test('a dearer one through Checkout, in English with a script; then fewer of it, and too late', async () => {
	await ordered('LC-2', 2);
	const page = await pageOf({ email: MALEE }, { locale: 'en', width: 1280 });
	await page.goto('/orders/LC-2/change/pieces');
	await page.getByRole('radio', { name: /^XL/ }).check();
	await page.locator('#quantity').selectOption('1');
	await tap(page, 'en', words.next);
	expect(await mainOf(page)).toContain('1,000.00');
	await tap(page, 'en', words.pay);
	await page.waitForURL(/\/pay\/PY-/);
	await page.goto('/orders/LC-2/change/pieces');
	await expectNoAxeViolations(page);
	await page.getByRole('link', { name: /^Pay the difference of .*1,000\.00$/ }).click();
	await tap(page, 'en', charges.payNow);
	await page.waitForURL((url) => url.href.startsWith(`${shop.stripe.url}/c/pay/`));
	await page.getByRole('button', { name: /^Pay/ }).click();
	await page.getByRole('heading', { level: 1, name: plainText(say('en', charges.paid)) }).waitFor();
	expect(await linesOf('LC-2')).toEqual(['SHIRT-M', 'SHIRT-XL']);

	// The page stays open while the parcel is packed.
	await page.goto('/orders/LC-2/change/pieces?line=1');
	await page.getByRole('radio', { name: /^L/ }).check();
	await tap(page, 'en', words.next);
	const packed = await shop.api.post('/orders/LC-2/fulfilments', {
		...{ reference: '1', carrier: 'Siam Parcel', packed_at: new Date().toISOString(), force: true },
		lines: [
			{ line: '1', quantity: 1 },
			{ line: '1-1', quantity: 1 }
		]
	});
	expect(packed.status, JSON.stringify(packed.body)).toBeLessThan(300);
	await tap(page, 'en', words.change);
	await page.waitForSelector('[role="alert"]');
	expect(await mainOf(page)).toContain(plainText(say('en', words.later)));
	await expectNoAxeViolations(page);

	await ordered('LC-3', 3);
	await page.goto('/orders/LC-3/change/pieces');
	await page.locator('#pieces').selectOption('2');
	await page
		.locator('form', { has: page.locator('#pieces') })
		.getByRole('button')
		.click();
	await page.waitForURL(/\/cancel\?/);
	expect(await mainOf(page)).toContain('1,490.00');
	await page.locator('form button.act').click();
	await page.waitForURL(/\/cancellations\//);
});

test('an agent changes it for the customer, and says why', async () => {
	await ordered('LC-4');
	const desk = await pageOf('lead', { locale: 'en', javascript: false, width: 1280 });
	await desk.goto('/desk/orders/LC-4/change/pieces');
	await expectNoAxeViolations(desk);
	await desk.getByRole('radio', { name: /^L/ }).check();
	await tap(desk, 'en', words.next);
	await tap(desk, 'en', words.change);
	expect(await mainOf(desk)).toContain('reason');
	await expectNoAxeViolations(desk);
	await desk.locator('#reason').fill('Called us');
	await tap(desk, 'en', words.change);
	await desk.waitForURL(/done=changed/);
	expect(await mainOf(desk)).toContain('Linen shirt, L');
	await expectNoAxeViolations(desk);
	expect(await linesOf('LC-4')).toEqual(['SHIRT-M', 'SHIRT-L']);
});
