import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DAY } from '#lib/domain/time.ts';
import { claims } from '#lib/i18n/claims.ts';
import { exchangePage } from '#lib/i18n/exchange-page.ts';
import { say } from '#lib/i18n/say.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { expectNoAxeViolations, launchBrowser, visitor, type View } from '../support/browser.ts';
import { returnNumber } from './steps/customer.ts';
import { sendReplacement } from './steps/exchanges.ts';
import { openJourneyShop, type JourneyShop } from './steps/open-shop.ts';
import { press } from './steps/return.ts';
import { become, type Visitor } from './steps/sessions.ts';

let shop: JourneyShop;
let browser: Browser;
beforeAll(async () => {
	[shop, browser] = await Promise.all([openJourneyShop('sqlite'), launchBrowser()]);
	await shop.api.post('/products', {
		reference: 'LAMP',
		title: { th: 'โคมไฟ', en: 'Lamp' },
		variants: [{ sku: 'LAMP', options: [], prices: [{ currency: 'THB', amount_minor: 30_000 }] }]
	});
	expect((await shop.api.post('/stock', { levels: [{ sku: 'LAMP', on_hand: 4 }] })).status).toBe(200);
});
afterAll(async () => {
	await browser?.close();
	await shop?.close();
});
const open: BrowserContext[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((context) => context.close()));
});

const EMAIL = 'malee@example.com';

async function pageOf(who: Visitor, view: View): Promise<Page> {
	const context = await visitor(browser, shop.url, view);
	await context.addCookies([{ name: 'lang', value: view.locale ?? 'en', url: shop.url }]);
	await become(context, shop.db, shop.url, who);
	open.push(context);
	return context.newPage();
}

/** Three lamps for 300.00 each, paid by transfer; came yesterday, or should have come nine days ago. */
async function lampsSent(number: string, came: boolean): Promise<void> {
	const at = (ago: number) => new Date(Date.now() - ago).toISOString();
	const sent = await shop.api.post('/orders', {
		number,
		reference: number,
		currency: 'THB',
		prices_include_tax: true,
		locale: 'th',
		placed_at: at(14 * DAY),
		customer: { name: 'มาลี ใจงาม', email: EMAIL },
		ship_to: { name: 'มาลี ใจงาม', line1: '9 ถนนนิมมานเหมินท์', postcode: '50200', country: 'TH' },
		lines: [
			{
				reference: '1',
				sku: 'LAMP',
				title: { th: 'โคมไฟ', en: 'Lamp' },
				quantity: 3,
				unit_price_minor: 30_000
			}
		],
		total_minor: 90_000,
		payments: [
			{
				reference: 'p',
				provider: 'other',
				method: 'bank_transfer',
				captured_minor: 90_000,
				captured_at: at(14 * DAY)
			}
		],
		fulfilments: [
			{
				reference: 'f1',
				carrier: 'Siam Parcel',
				tracking_number: `SP${number.slice(3)}001`,
				shipped_at: at(12 * DAY),
				promised_at: at(9 * DAY),
				...(came && { delivered_at: at(DAY) }),
				lines: [{ line: '1', quantity: 3 }]
			}
		]
	});
	expect(sent.status, JSON.stringify(sent.body)).toBeLessThan(300);
}

test('one of three is missing: told in Thai without a script, and an agent pays for it', async () => {
	await lampsSent('CL-10001', true);
	const page = await pageOf({ email: EMAIL }, { locale: 'th', javascript: false });
	await page.goto('/orders/CL-10001');
	await page.click('a[href$="/claim/1"]');
	await page.check('#problem-missing');
	await press(page, 'th', claims.continue);
	await page.waitForSelector('.errsum');
	await page.check('#problem-missing');
	await page.check('#line-0');
	await page.selectOption('#quantity-0', '1');
	await page.check('#box-opened');
	await expectNoAxeViolations(page);
	await press(page, 'th', claims.continue);
	await page.waitForSelector('.receipt');
	expect(await page.locator('.receipt').textContent()).toContain('300');
	expect(await page.locator('script[src]').count()).toBe(0);
	await expectNoAxeViolations(page);
	await press(page, 'th', claims.send);
	await page.waitForURL(/\/returns\//);
	const number = returnNumber(page);
	expect(await page.locator('h1').textContent()).toContain('ที่ขาด');

	const desk = await pageOf('lead', { width: 1280 });
	await desk.goto(`/desk/cases/${number}`);
	expect(await desk.locator('.cacts').textContent()).toContain('Opened or taped again');
	await desk.click('button[formaction="?/approve"]');
	await desk.waitForURL(/done=/);
	expect(await ledgerBreaks(shop.db.read)).toEqual([]);
});

test('nothing came: told in English with a script, and the carrier is asked', async () => {
	await lampsSent('CL-10002', false);
	const page = await pageOf({ email: EMAIL }, { locale: 'en' });
	await page.goto('/orders/CL-10002');
	await page.click('a[href$="/claim/1"]');
	await page.check('#problem-not_arrived');
	await press(page, 'en', claims.continue);
	await page.waitForSelector('.receipt');
	expect(await page.locator('.receipt').textContent()).toContain('900');
	await press(page, 'en', claims.send);
	await page.waitForURL(/\/returns\//);
	const number = returnNumber(page);

	const desk = await pageOf('lead', { width: 1280 });
	await desk.goto(`/desk/cases/${number}`);
	await desk.click('button[formaction="?/carrier_asked"]');
	await desk.waitForSelector('button[formaction="?/carrier_found"]');
	await desk.click('button[formaction="?/carrier_not_found"]');
	await desk.waitForSelector('button[formaction="?/carrier_asked"]');
	await page.goto('/orders/CL-10002');
	expect(await page.locator('a[href$="/claim/1"]').count()).toBe(0);
	expect(await ledgerBreaks(shop.db.read)).toEqual([]);
});

test.each([
	{ locale: 'th', javascript: false },
	{ locale: 'en', javascript: true }
] as const)('one is missing and is sent again, $locale, script: $javascript', async (view) => {
	const number = view.locale === 'th' ? 'CL-10003' : 'CL-10004';
	await lampsSent(number, true);
	const page = await pageOf({ email: EMAIL }, view);
	await page.goto(`/orders/${number}/claim/1`);
	await page.check('#problem-missing');
	await page.check('#line-0');
	await page.selectOption('#quantity-0', '1');
	await page.check('#box-opened');
	await page.check('#outcome-exchange');
	await press(page, view.locale, claims.continue);
	await page.waitForSelector('.receipt');
	const receipt = (await page.locator('.receipt').textContent()) ?? '';
	expect(receipt).toContain(say(view.locale, claims.againRow));
	await expectNoAxeViolations(page);
	await press(page, view.locale, claims.send);
	await page.waitForURL(/\/returns\//);
	const code = returnNumber(page);

	const desk = await pageOf('lead', { width: 1280 });
	await desk.goto(`/desk/cases/${code}`);
	await desk.click('button[formaction="?/approve"]');
	await desk.waitForURL(/done=/);
	await sendReplacement(shop, number, code, Date.now());
	await page.reload();
	expect(await page.locator('main').textContent()).toContain(say(view.locale, exchangePage.completed));
	await expectNoAxeViolations(page);
	await page.goto(`/orders/${number}`);
	expect(await page.locator('main').innerHTML()).toContain(`/returns/${code}`);
	const { body } = await shop.api.get('/stock?sku=LAMP');
	const [level] = body.data as { on_hand: number; reserved: number }[];
	expect([level?.on_hand, level?.reserved]).toEqual([view.locale === 'th' ? 3 : 2, 0]);
	expect(await ledgerBreaks(shop.db.read)).toEqual([]);
});
