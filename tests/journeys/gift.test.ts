import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { giftPortal } from '#lib/i18n/gift-portal.ts';
import { gifts } from '#lib/i18n/gifts.ts';
import { mailGifts as mail } from '#lib/i18n/mail-gifts.ts';
import { form } from '#lib/i18n/return-form.ts';
import { plain, say } from '#lib/i18n/say.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { expectNoAxeViolations, launchBrowser, visitor, type View } from '../support/browser.ts';
import { accept, receive, scan } from './steps/agent.ts';
import { plainText, returnNumber } from './steps/customer.ts';
import { fillForExchanges, MALEE, shirtBought } from './steps/exchanges.ts';
import { mailTo } from './steps/mails.ts';
import { openJourneyShop, type JourneyShop } from './steps/open-shop.ts';
import { press } from './steps/return.ts';
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
});

async function pageOf(who: Visitor, view: View): Promise<Page> {
	const context = await visitor(browser, shop.url, view);
	await context.addCookies([{ name: 'lang', value: view.locale ?? 'en', url: shop.url }]);
	await become(context, shop.db, shop.url, who);
	open.push(context);
	return context.newPage();
}
const mainOf = async (page: Page) => plainText((await page.locator('main').innerText()) ?? '');

test.each([
	{ locale: 'th', javascript: false, width: 360 },
	{ locale: 'en', javascript: true, width: 1280 }
] as const)('from the code to credit of the receiver’s own, $locale, script: $javascript', async (view) => {
	const { locale } = view;
	const number = `GF-2${view.width}`;
	const receiver = `nuch-${locale}@example.net`;
	await shirtBought(shop, number);
	const buyer = await pageOf({ email: MALEE }, view);
	await buyer.goto(`/orders/${number}/gift`);
	await press(buyer, locale, gifts.getCode);
	const code = plainText(await buyer.locator('.bigcode').innerText());
	await expectNoAxeViolations(buyer);
	await buyer.goto(`/orders/${number}`);
	const before = await mainOf(buyer);

	const page = await pageOf('nobody', view);
	const read: string[] = [];
	const look = async () => {
		await expectNoAxeViolations(page);
		read.push(await mainOf(page));
	};
	await page.goto('/gift');
	await page.getByLabel(say(locale, giftPortal.code), { exact: true }).fill(code);
	await press(page, locale, giftPortal.open);
	await page.waitForURL(/\/gift\/pieces/);
	await look();
	await page.locator('.pickitem').first().click();
	await press(page, locale, form.continue);
	await page.waitForURL(/\/gift\/reason/);
	await look();
	await page.locator('label[for="reason-too_small"]').click();
	await press(page, locale, form.continue);
	await page.waitForURL(/\/gift\/email/);
	await page.getByLabel(say(locale, giftPortal.email), { exact: true }).fill(receiver);
	await press(page, locale, giftPortal.sendCode);
	const { text } = await mailTo(shop, receiver, plain(say(locale, mail.proofSubject)));
	const digits = /(?<!\d)(\d{3})\s?(\d{3})(?!\d)/.exec(text);
	await page
		.getByLabel(plainText(say(locale, giftPortal.digits)), { exact: true })
		.fill(`${digits?.[1]}${digits?.[2]}`);
	await press(page, locale, giftPortal.confirmDigits);
	await page.waitForURL(/\/gift\/check/);
	await look();
	await press(page, locale, giftPortal.send);
	await page.waitForURL(/\/gift\/returns\/RT-/);
	await look();
	const returned = returnNumber(page);
	for (const words of read)
		for (const secret of [MALEE, number, '1,490', '฿', 'นิมมาน']) expect(words).not.toContain(secret);

	const lead = await pageOf('lead', { locale: 'en', width: 1280 });
	await scan(lead, returned);
	await receive(lead);
	await accept(lead);
	await page.reload();
	expect(await mainOf(page)).toContain('฿');
	await buyer.reload();
	expect(await mainOf(buyer)).toBe(before);
	expect(await ledgerBreaks(shop.db.read)).toEqual([]);
});
