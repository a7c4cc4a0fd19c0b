import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DAY } from '#lib/domain/time.ts';
import { charges } from '#lib/i18n/charge.ts';
import { mail } from '#lib/i18n/mail-charges.ts';
import { money } from '#lib/i18n/format.ts';
import { say, type Message } from '#lib/i18n/say.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { expectNoAxeViolations, launchBrowser, visitor, type View } from '../support/browser.ts';
import { plainText } from './steps/customer.ts';
import { mailTo } from './steps/mails.ts';
import { openJourneyShop, type JourneyShop } from './steps/open-shop.ts';
import { placeOrder, type Bought } from './steps/order.ts';
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
	expect(await ledgerBreaks(shop.db.read)).toEqual([]);
});

async function pageOf(view: View, who: Visitor = 'nobody'): Promise<Page> {
	const context = await visitor(browser, shop.url, view);
	await context.addCookies([{ name: 'lang', value: view.locale ?? 'en', url: shop.url }]);
	await become(context, shop.db, shop.url, who);
	open.push(context);
	return context.newPage();
}

const AMOUNT = { amountMinor: 15_000, currency: 'THB' };

/** The shop's system asks for 150.00; the answer is the charge. */
async function ask({ number }: Bought): Promise<{ number: string; version: number }> {
	const due_at = new Date(Date.now() + 3 * DAY).toISOString();
	const asked = await shop.api.post(
		`/orders/${number}/charges`,
		{ amount_minor: AMOUNT.amountMinor, title: 'Same-day delivery', due_at },
		{ 'idempotency-key': `ask-${number}` }
	);
	expect(asked.status, JSON.stringify(asked.body)).toBe(201);
	return asked.body as { number: string; version: number };
}

const says = (page: Page, locale: 'th' | 'en', words: Message) =>
	page.getByRole('heading', { level: 1, name: plainText(say(locale, words)) }).waitFor();
const press = (page: Page, locale: 'th' | 'en', words: Message) =>
	page.getByRole('button', { name: plainText(say(locale, words)) }).click();
const atProvider = (page: Page) => page.waitForURL((url) => url.href.startsWith(`${shop.stripe.url}/c/pay/`));

test.each([
	{ locale: 'th', javascript: false },
	{ locale: 'en', javascript: true }
] as const)('from the mail to paid by card, $locale, script: $javascript', async (view) => {
	const { locale } = view;
	const order = await placeOrder(shop, { locale });
	await ask(order);
	const told = await mailTo(
		shop,
		order.email,
		say(locale, mail.dueSubject, { amount: money(locale, AMOUNT), order: order.number })
	);
	const link = new RegExp(`${shop.url}/link/[\\w-]+\\?pay=[\\w-]+`).exec(told.text)?.[0] ?? '';
	const page = await pageOf(view);
	await page.goto(link);
	await expectNoAxeViolations(page);
	await press(page, locale, charges.payNow);
	await atProvider(page);
	// Turned back half-way, and on again from another device: it is the same page.
	const first = page.url();
	await page.getByRole('link').click();
	const phone = await pageOf({ ...view, javascript: !view.javascript });
	await phone.goto(link);
	await press(phone, locale, charges.payOn);
	await atProvider(phone);
	expect(phone.url()).toBe(first);
	await phone.getByLabel('Card number').fill('4000 0000 0000 0002');
	await phone.getByRole('button', { name: /^Pay/ }).click();
	await phone.getByRole('alert').waitFor();
	await phone.getByLabel('Card number').fill('4242 4242 4242 4242');
	await phone.getByRole('button', { name: /^Pay/ }).click();
	await says(phone, locale, charges.paid);
	expect(plainText((await phone.locator('main').textContent()) ?? '')).toContain(
		locale === 'th' ? 'วีซ่า ลงท้าย 4242' : 'Visa ending 4242'
	);
	await expectNoAxeViolations(phone);
	await mailTo(
		shop,
		order.email,
		say(locale, mail.paidSubject, { amount: money(locale, AMOUNT), order: order.number })
	);
	await page.goto(`${shop.url}/orders/${order.number}`);
	expect(await page.locator('main').textContent()).not.toContain('/pay/');
});

test('PromptPay that the bank confirms later: the page waits by itself, without a script', async () => {
	const order = await placeOrder(shop);
	const charge = await ask(order);
	const page = await pageOf({ javascript: false }, { email: order.email });
	await page.goto(`${shop.url}/orders/${order.number}`);
	await page.getByRole('link', { name: plainText(say('en', charges.payNow)) }).click();
	await press(page, 'en', charges.payNow);
	await atProvider(page);
	await page.getByRole('button', { name: 'The bank confirms later' }).click();
	await says(page, 'en', charges.paid);
	expect(page.url()).toContain(charge.number);
});

test('a lead asks on the desk, calls it off while the customer stands at the page, and nobody can pay any more', async () => {
	const order = await placeOrder(shop);
	const desk = await pageOf({ width: 1280 }, 'lead');
	await desk.goto(`${shop.url}/desk/orders/${order.number}`);
	await desk.getByText(plainText(say('en', charges.ask)), { exact: true }).click();
	await desk.getByLabel(plainText(say('en', charges.askWhat))).fill('Postage of the parcel that came back');
	const amount = desk.locator('#charge-amount');
	await amount.fill('9.99');
	await press(desk, 'en', charges.askSend);
	await desk.getByText('can’t be paid online').waitFor();
	await amount.fill('150');
	await press(desk, 'en', charges.askSend);
	await desk
		.getByRole('status')
		.filter({ hasText: plainText(say('en', charges.done.payment_asked)) })
		.waitFor();
	await expectNoAxeViolations(desk);
	const page = await pageOf({}, { email: order.email });
	await page.goto(`${shop.url}/orders/${order.number}`);
	await page.getByRole('link', { name: plainText(say('en', charges.payNow)) }).click();
	await press(page, 'en', charges.payNow);
	await atProvider(page);
	await press(desk, 'en', charges.callOff);
	await desk
		.getByRole('status')
		.filter({ hasText: plainText(say('en', charges.done.payment_called_off)) })
		.waitFor();
	await mailTo(shop, order.email, say('en', mail.cancelledSubject, { order: order.number }));
	await expect
		.poll(() => fetch(page.url()).then((answer) => answer.text()), { timeout: 15_000 })
		.toContain('This page has expired');
	await page.getByRole('link').click();
	await says(page, 'en', charges.cancelled);
	await expectNoAxeViolations(page);
});
