import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#lib/domain/time.ts';
import { cancellation, cancellationHeads } from '#lib/i18n/cancellation.ts';
import { deskCancellation } from '#lib/i18n/desk-cancellation.ts';
import { mail as cancellationMail } from '#lib/i18n/mail-cancellation.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { expectNoAxeViolations, launchBrowser, visitor, type View } from '../support/browser.ts';
import { plainText } from './steps/customer.ts';
import { mailTo, orderLink } from './steps/mails.ts';
import { openJourneyShop, type JourneyShop } from './steps/open-shop.ts';
import { become, type Visitor } from './steps/sessions.ts';

let shop: JourneyShop;
let browser: Browser;
beforeAll(async () => {
	[shop, browser] = await Promise.all([openJourneyShop('sqlite'), launchBrowser()]);
});
afterAll(async () => {
	await browser?.close();
	await shop?.close();
});
const open: BrowserContext[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((context) => context.close()));
});

const VIEWS: [string, View & { locale: Locale }][] = [
	['in Thai on a phone without a script', { locale: 'th', javascript: false, width: 360 }],
	['in English on a desk with one', { locale: 'en', javascript: true, width: 1280 }]
];
const mainOf = async (page: Page) => plainText((await page.locator('main').textContent()) ?? '');

async function pageOf(who: Visitor, view: View): Promise<Page> {
	const context = await visitor(browser, shop.url, view);
	await context.addCookies([{ name: 'lang', value: view.locale ?? 'en', url: shop.url }]);
	await become(context, shop.db, shop.url, who);
	open.push(context);
	return context.newPage();
}

/** Three cups for 400.00 each and 60.00 for the delivery; nothing is packed. */
async function cups(number: string, locale: Locale, age: number, isHeld: boolean): Promise<string> {
	const { id } = await shop.stripeAccount.paymentIntents.create({
		amount: 126_000,
		currency: 'thb',
		payment_method: 'pm_card_visa',
		confirm: true,
		...(isHeld && { capture_method: 'manual' as const })
	});
	const placed_at = new Date(Date.now() - age).toISOString();
	const sent = await shop.api.post('/orders', {
		number,
		reference: number,
		currency: 'THB',
		prices_include_tax: true,
		locale,
		placed_at,
		notify: true,
		customer: { name: 'Mette Holm', email: `${number.toLowerCase()}@example.com` },
		ship_to: { name: 'Mette Holm', line1: '1 Sukhumvit', postcode: '10110', country: 'TH' },
		lines: [
			{
				reference: '1',
				sku: 'CUP',
				title: { th: 'ถ้วยชา', en: 'Tea cup' },
				quantity: 3,
				unit_price_minor: 40_000
			}
		],
		shipping: { amount_minor: 6_000 },
		total_minor: 126_000,
		payments: [
			{
				reference: 'p',
				provider: 'stripe',
				method: 'card',
				provider_ref: id,
				authorized_minor: 126_000,
				captured_minor: isHeld ? 0 : 126_000,
				captured_at: isHeld ? null : placed_at
			}
		]
	});
	expect(sent.status, JSON.stringify(sent.body)).toBe(201);
	return id;
}

test.each(VIEWS)('in the grace, three taps from the mail, %s', async (_name, view) => {
	const number = `CN-1${view.locale}`;
	const intent = await cups(number, view.locale, MINUTE, true);
	const page = await pageOf('nobody', view);
	let taps = 0;
	const tap = async (at: Locator) => {
		taps += 1;
		await at.click();
	};
	taps += 1;
	await page.goto(
		await orderLink(shop, { number, email: `${number.toLowerCase()}@example.com` }, view.locale)
	);
	await tap(page.getByRole('link', { name: say(view.locale, cancellation.act), exact: true }));
	expect(await mainOf(page)).toContain('฿1,260.00');
	await expectNoAxeViolations(page);
	await tap(page.getByRole('button', { name: say(view.locale, cancellation.doWhole), exact: true }));
	await page.waitForURL(/\/cancellations\/CA-/);
	expect(taps).toBeLessThanOrEqual(3);
	expect(await page.locator('h1').innerText()).toBe(say(view.locale, cancellationHeads.done.head));
	await expectNoAxeViolations(page);
	await expect
		.poll(async () => (await shop.stripeAccount.paymentIntents.retrieve(intent)).status, { timeout: 20_000 })
		.toBe('canceled');
	const subject = say(view.locale, cancellationMail.acceptedSubject, { order: number, whole: true });
	const message = await mailTo(shop, `${number.toLowerCase()}@example.com`, subject);
	const link = new RegExp(`${shop.url}/link/[\\w-]+\\?cancellation=CA-\\w+`).exec(message.text)?.[0];
	await page.goto(link ?? '');
	expect(page.url()).toMatch(/\/cancellations\/CA-/);
	await page.goto(`/orders/${number}/cancel`);
	expect(await page.locator('h1').innerText()).toBe(say(view.locale, cancellation.noneTitle));
	expect(await ledgerBreaks(shop.db.read)).toEqual([]);
});

test('one piece of three: the new amount is shown before it counts, and the rest of what was held is taken', async () => {
	const number = 'CN-2';
	const intent = await cups(number, 'en', MINUTE, true);
	const page = await pageOf({ email: 'cn-2@example.com' }, { locale: 'en', javascript: false });
	await page.goto(`/orders/${number}/cancel`);
	await page.locator('select[name="quantity-0"]').selectOption('1');
	await page.getByRole('button', { name: say('en', cancellation.doWhole), exact: true }).click();
	expect(await mainOf(page)).toContain(plainText(say('en', cancellation.newAmount)));
	expect(await mainOf(page)).toContain('฿400.00');
	await expectNoAxeViolations(page);
	await page.getByRole('button', { name: say('en', cancellation.doPieces), exact: true }).click();
	await page.waitForURL(/\/cancellations\/CA-/);
	await expect
		.poll(async () => (await shop.stripeAccount.paymentIntents.retrieve(intent)).amount_received, {
			timeout: 20_000
		})
		.toBe(86_000);
	await page.goto(`/orders/${number}`);
	expect(await mainOf(page)).toContain(plainText(say('en', cancellation.notCharged)));
	await expectNoAxeViolations(page);
	expect(await ledgerBreaks(shop.db.read)).toEqual([]);
});

test('too late: the warehouse is asked, says so, and a return is offered once it came', async () => {
	const number = 'CN-3';
	await cups(number, 'en', 5 * HOUR, false);
	const page = await pageOf({ email: 'cn-3@example.com' }, { locale: 'en', javascript: false });
	await page.goto(`/orders/${number}/cancel`);
	await page.getByRole('button', { name: say('en', cancellation.doAsk), exact: true }).click();
	await page.waitForURL(/\/cancellations\/CA-/);
	expect(await page.locator('h1').innerText()).toBe(say('en', cancellationHeads.warehouse_check.head));
	const desk = await pageOf('lead', { locale: 'en', width: 1280 });
	await desk.goto('/desk?view=decide');
	expect(await mainOf(desk)).toContain(plainText(say('en', deskCancellation.workWhy)));
	await desk.goto(`/desk/orders/${number}`);
	await desk.getByRole('button', { name: say('en', deskCancellation.tooLate), exact: true }).click();
	await desk.waitForURL(/done=cancellation/);
	await page.reload();
	expect(await page.locator('h1').innerText()).toBe(say('en', cancellationHeads.too_late.head));
	const arrived = new Date(Date.now() - HOUR).toISOString();
	await shop.api.post(`/orders/${number}/fulfilments`, {
		reference: 'box',
		shipped_at: new Date(Date.now() - 3 * HOUR).toISOString(),
		delivered_at: arrived,
		lines: [{ line: '1', quantity: 3 }]
	});
	await page.reload();
	await page.getByRole('link', { name: say('en', cancellation.toReturns), exact: true }).click();
	expect(page.url()).toContain(`/orders/${number}/return`);
	const message = await mailTo(
		shop,
		'cn-3@example.com',
		say('en', cancellationMail.tooLateSubject, { order: number })
	);
	expect(plainText(message.text)).toContain(plainText(say('en', cancellationMail.tooLateHow)));
});
