import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DAY, HOUR } from '#lib/domain/time.ts';
import { charges } from '#lib/i18n/charge.ts';
import { exchangeForm } from '#lib/i18n/exchange-form.ts';
import { exchangePage } from '#lib/i18n/exchange-page.ts';
import { money } from '#lib/i18n/format.ts';
import { mail } from '#lib/i18n/mail-charges.ts';
import { order as orderWords } from '#lib/i18n/order.ts';
import { form } from '#lib/i18n/return-form.ts';
import { say, type Locale, type Message } from '#lib/i18n/say.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { expectNoAxeViolations, launchBrowser, visitor, type View } from '../support/browser.ts';
import { accept, receive, scan } from './steps/agent.ts';
import { plainText, returnNumber } from './steps/customer.ts';
import {
	fillForExchanges,
	MALEE,
	sendReplacement,
	shirtBought,
	stockOf,
	toExchange
} from './steps/exchanges.ts';
import { watchHands } from './steps/hands.ts';
import { mailTo } from './steps/mails.ts';
import { openJourneyShop, type JourneyShop } from './steps/open-shop.ts';
import { choosePiece, giveReason, press } from './steps/return.ts';
import { become, type Visitor } from './steps/sessions.ts';

let shop: JourneyShop;
let browser: Browser;
beforeAll(async () => {
	[shop, browser] = await Promise.all([openJourneyShop('sqlite'), launchBrowser()]);
	await fillForExchanges(shop);
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

async function pageOf(who: Visitor, view: View): Promise<Page> {
	const context = await visitor(browser, shop.url, view);
	await context.addCookies([{ name: 'lang', value: view.locale ?? 'en', url: shop.url }]);
	await become(context, shop.db, shop.url, who);
	open.push(context);
	return context.newPage();
}

/** The coat costs 2,900.00; the shirt counts for 1,490.00 less 60.00 for its way back. */
const TOP = { amountMinor: 147_000, currency: 'THB' };
const top = (locale: Locale) => plainText(money(locale, TOP));
const mainOf = async (page: Page) => plainText((await page.locator('main').textContent()) ?? '');
const says = (page: Page, locale: Locale, words: Message) =>
	page.getByRole('heading', { level: 1, name: plainText(say(locale, words)) }).waitFor();
const tap = (page: Page, locale: Locale, words: Message) =>
	page.getByRole('button', { name: plainText(say(locale, words)) }).click();
const atProvider = (page: Page) => page.waitForURL((url) => url.href.startsWith(`${shop.stripe.url}/c/pay/`));

/** What was chosen is agreed, with the difference shown before; gives the number of the return. */
async function agree(page: Page, locale: Locale): Promise<string> {
	await page.waitForURL(/\/return\/check/);
	const receipt = plainText(await page.locator('.receipt').innerText());
	expect(receipt).toContain(plainText(say(locale, exchangeForm.due)));
	expect(receipt).toContain(top(locale));
	await expectNoAxeViolations(page);
	await press(page, locale, form.send);
	await page.waitForURL(/\/returns\/RT-/);
	return returnNumber(page);
}

/** The shirt comes back and is as it should be. */
async function comesBack(code: string): Promise<void> {
	const lead = await pageOf('lead', { locale: 'en', width: 1280 });
	await scan(lead, code);
	await receive(lead);
	await accept(lead);
}

/** From the mail that asks for the money to its page. */
async function fromMail(page: Page, locale: Locale, order: string): Promise<void> {
	const subject = say(locale, mail.dueSubject, { amount: money(locale, TOP), order });
	const { text } = await mailTo(shop, MALEE, subject);
	await page.goto(new RegExp(`${shop.url}/link/[\\w-]+\\?pay=[\\w-]+`).exec(text)?.[0] ?? '');
}

test('a coat for a shirt, in Thai without a script: left half-way, paid by card on another device', async () => {
	await shirtBought(shop, 'UP-1001');
	const [coats] = await stockOf(shop, 'COAT-One');
	const page = await pageOf({ email: MALEE }, { locale: 'th', javascript: false });
	await toExchange(page, 'UP-1001');
	await page.locator('#q').fill('โค้ต');
	await press(page, 'th', exchangeForm.find);
	await page.waitForURL(/q=/);
	await page.getByRole('link', { name: /เสื้อโค้ต/ }).click();
	await page.waitForURL(/product=/);
	await page.getByRole('radio').first().check();
	await press(page, 'th', exchangeForm.choose);
	const code = await agree(page, 'th');
	expect(await stockOf(shop, 'COAT-One')).toEqual([coats, 1]);
	await comesBack(code);
	await page.reload();
	expect(await mainOf(page)).toContain(top('th'));
	await expectNoAxeViolations(page);
	await page
		.getByRole('link', { name: plainText(say('th', exchangePage.pay, { amount: top('th') })) })
		.click();
	await tap(page, 'th', charges.payNow);
	await atProvider(page);
	const address = page.url();
	await page.getByRole('link').click();
	await page.waitForURL(/\/pay\/PY-/);

	const laptop = await pageOf('nobody', { locale: 'th', width: 1280 });
	await fromMail(laptop, 'th', 'UP-1001');
	await tap(laptop, 'th', charges.payOn);
	await atProvider(laptop);
	expect(laptop.url()).toBe(address);
	await laptop.getByRole('button', { name: /^Pay/ }).click();
	await says(laptop, 'th', charges.paid);
	await page.goto(`/returns/${code}`);
	expect(await mainOf(page)).toContain(plainText(say('th', exchangePage.ready)));
	await sendReplacement(shop, 'UP-1001', code);
	expect(await stockOf(shop, 'COAT-One')).toEqual([coats - 1, 0]);
});

test('in English with a script, counted: the page closes by time, a new one opens, the bank confirms later', async () => {
	await shirtBought(shop, 'UP-1002');
	const page = await pageOf({ email: MALEE }, { locale: 'en', width: 1280 });
	const hands = await watchHands(page.context());
	await page.goto('/orders/UP-1002');
	const start = page.getByRole('link', { name: say('en', orderWords.startReturn), exact: true });
	await start.first().click();
	await page.waitForURL(/\/return(\?|$)/);
	await choosePiece(page);
	await giveReason(page, 'too_small');
	await page.locator('a[href*="/return/exchange?"]').click();
	await page.getByRole('link', { name: /Wool coat/ }).click();
	await page.getByRole('radio').first().check();
	await press(page, 'en', exchangeForm.choose);
	const code = await agree(page, 'en');
	// Order, piece, on, why, on, exchange, coat, this one, on, send; nothing is typed.
	expect(hands).toMatchObject({ taps: 10, typed: 0 });

	await comesBack(code);
	await fromMail(page, 'en', 'UP-1002');
	await tap(page, 'en', charges.payNow);
	await atProvider(page);
	const closed = page.url();
	shop.stripe.control.advance(DAY);
	shop.stripe.control.advance(-DAY);
	await page.reload();
	await page.getByText('This page has expired.').waitFor();
	await page.getByRole('link').click();
	await expect
		.poll(async () => {
			await page.reload();
			return page.getByRole('button', { name: plainText(say('en', charges.payNow)) }).count();
		})
		.toBe(1);
	await expectNoAxeViolations(page);
	await tap(page, 'en', charges.payNow);
	await atProvider(page);
	expect(page.url()).not.toBe(closed);
	await page.getByRole('button', { name: 'The bank confirms later' }).click();
	await says(page, 'en', charges.paid);
	await page.goto(`/returns/${code}`);
	expect(await mainOf(page)).toContain(plainText(say('en', exchangePage.ready)));
	await expectNoAxeViolations(page);
});

test('what came in exchange is exchanged again, and the order still says what became of what', async () => {
	const email = 'ploy@example.com';
	await shirtBought(shop, 'UP-1003', email);
	const before = await stockOf(shop, 'SHIRT-M');
	const page = await pageOf({ email }, { locale: 'th', javascript: false });
	const codes: string[] = [];
	for (const size of ['L', 'M']) {
		await toExchange(page, 'UP-1003');
		await page.getByRole('radio', { name: new RegExp(`^${size}`) }).check();
		await press(page, 'th', exchangeForm.choose);
		await page.waitForURL(/\/return\/check/);
		expect(plainText(await page.locator('.receipt').innerText())).toContain('฿0.00');
		await press(page, 'th', form.send);
		await page.waitForURL(/\/returns\/RT-/);
		const code = returnNumber(page);
		await comesBack(code);
		await sendReplacement(shop, 'UP-1003', code, Date.now() - HOUR);
		codes.push(code);
	}
	await page.goto('/orders/UP-1003');
	const main = await page.locator('main').innerHTML();
	for (const code of codes) expect(main).toContain(`/returns/${code}`);
	await expectNoAxeViolations(page);
	// Only the shirt that is with the customer now can come back.
	await page.goto('/orders/UP-1003/return');
	expect(await page.locator('.pickitem:not(.no)').count()).toBe(1);
	// One that was bought came back, and one was sent.
	expect(await stockOf(shop, 'SHIRT-M')).toEqual(before);
});
