import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { exchangeForm } from '#lib/i18n/exchange-form.ts';
import { exchangePage } from '#lib/i18n/exchange-page.ts';
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

const mainOf = async (page: Page) => plainText((await page.locator('main').textContent()) ?? '');

async function pageOf(who: Visitor, view: View): Promise<Page> {
	const context = await visitor(browser, shop.url, view);
	await context.addCookies([{ name: 'lang', value: view.locale ?? 'en', url: shop.url }]);
	await become(context, shop.db, shop.url, who);
	open.push(context);
	return context.newPage();
}

const WALKS: { locale: Locale; view: View; number: string }[] = [
	{ locale: 'th', view: { javascript: false, width: 360 }, number: 'EX-1001' },
	{ locale: 'en', view: { width: 1280 }, number: 'EX-1002' }
];

test.each(WALKS)(
	'a shirt that is too small becomes the next size: $locale',
	async ({ locale, view, number }) => {
		const t = (words: Message) => plainText(say(locale, words));
		await shirtBought(shop, number);
		const before = await stockOf(shop, 'SHIRT-L');
		const customer = await pageOf({ email: MALEE }, { ...view, locale });
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
		expect(await stockOf(shop, 'SHIRT-L')).toEqual([before[0], 1]);

		const lead = await pageOf('lead', { locale: 'en', width: 1280 });
		await scan(lead, code);
		await receive(lead);
		await accept(lead);
		await customer.reload();
		expect(await mainOf(customer)).toContain(t(exchangePage.ready));
		await sendReplacement(shop, number, code);
		await customer.reload();
		expect(await mainOf(customer)).toContain(t(exchangePage.shipped));
		await expectNoAxeViolations(customer);
		expect(await stockOf(shop, 'SHIRT-L')).toEqual([Number(before[0]) - 1, 0]);
		expect(await ledgerBreaks(shop.db.read)).toEqual([]);
	}
);

test('something else from the shop, found by a word; and the money after all', async () => {
	await shirtBought(shop, 'EX-1003');
	const customer = await pageOf({ email: MALEE }, { locale: 'en', javascript: false });
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
	expect(await stockOf(shop, 'SCARF-One')).toEqual([5, 1]);
	await press(customer, 'en', exchangePage.takeMoney);
	await customer.waitForURL(/\?money/);
	expect(await mainOf(customer)).toContain(plainText(say('en', exchangePage.tookMoney)));
	expect(await stockOf(shop, 'SCARF-One')).toEqual([5, 0]);
	await expectNoAxeViolations(customer);
});
