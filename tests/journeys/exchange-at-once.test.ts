import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DAY } from '#lib/domain/time.ts';
import { charges } from '#lib/i18n/charge.ts';
import { exchangeForm } from '#lib/i18n/exchange-form.ts';
import { exchangePage } from '#lib/i18n/exchange-page.ts';
import { money } from '#lib/i18n/format.ts';
import { instantForm } from '#lib/i18n/instant-form.ts';
import { instantPage, instantStates } from '#lib/i18n/instant-page.ts';
import { mailInstants } from '#lib/i18n/mail-instants.ts';
import { say, type Locale, type Message } from '#lib/i18n/say.ts';
import { watchGoods } from '#lib/server/commands/instants/watch-goods.ts';
import { expireReturn } from '#lib/server/commands/returns/expire-return.ts';
import { readConfig } from '#lib/server/config.ts';
import { createContext } from '#lib/server/context.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { findReturnByNumber } from '#lib/server/store/returns.ts';
import { instantOfReturn } from '#lib/server/store/instants.ts';
import { expectNoAxeViolations, launchBrowser, visitor, type View } from '../support/browser.ts';
import { accept, receive, scan } from './steps/agent.ts';
import { plainText } from './steps/customer.ts';
import { fillForExchanges, MALEE, shirtBought, toExchange } from './steps/exchanges.ts';
import { mailTo } from './steps/mails.ts';
import { openJourneyShop, type JourneyShop } from './steps/open-shop.ts';
import { press } from './steps/return.ts';
import { become, type Visitor } from './steps/sessions.ts';

let shop: JourneyShop;
let browser: Browser;
beforeAll(async () => {
	[shop, browser] = await Promise.all([openJourneyShop('sqlite'), launchBrowser()]);
	await fillForExchanges(shop);
	await offerAtOnce();
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

/** The merchant switches it on. */
async function offerAtOnce(): Promise<void> {
	const page = await pageOf('merchant', { locale: 'en', width: 1280 });
	await page.goto('/admin/instant');
	await page.locator('#offered').check();
	await page.locator('#most').fill('5,000');
	await page.locator('form[method=post] button').last().click();
	await page.waitForURL(/saved/);
	await expectNoAxeViolations(page);
}

async function pageOf(who: Visitor, view: View): Promise<Page> {
	const context = await visitor(browser, shop.url, view);
	await context.addCookies([{ name: 'lang', value: view.locale ?? 'en', url: shop.url }]);
	await become(context, shop.db, shop.url, who);
	open.push(context);
	return context.newPage();
}

const mainOf = async (page: Page) => plainText((await page.locator('main').textContent()) ?? '');
const AMOUNT = { amountMinor: 149_000, currency: 'THB' };

/** From the order to a replacement that is paid for: the number of its return. */
async function buyAtOnce(page: Page, locale: Locale, number: string): Promise<string> {
	const t = (words: Message) => plainText(say(locale, words));
	const amount = money(locale, AMOUNT);
	await shirtBought(shop, number);
	await toExchange(page, number);
	await press(page, locale, exchangeForm.choose);
	await page.waitForURL(/\/return\/check/);
	await page.locator('a[href*="/return/when?"]').click();
	await page.waitForURL(/\/return\/when/);
	const terms = await mainOf(page);
	expect(terms).toContain(amount);
	expect(terms).toContain(t(instantForm.terms));
	await expectNoAxeViolations(page);
	await page.locator('#when-now').check();
	await press(page, locale, instantForm.choose);
	await page.waitForURL(/\/return\/check/);
	const receipt = plainText(await page.locator('.receipt').innerText());
	expect(receipt).toContain(t(instantForm.today));
	expect(receipt).toContain(amount);
	await expectNoAxeViolations(page);
	const send = page.locator('.receipt form button');
	expect(plainText(await send.innerText())).toBe(plainText(say(locale, instantForm.send, { amount })));
	await send.click();
	await page.waitForURL(/\/pay\/PY-/);
	expect(await mainOf(page)).toContain(t(charges.otherwiseDeposit));
	await press(page, locale, charges.payNow);
	await page.waitForURL((url) => url.href.startsWith(`${shop.stripe.url}/c/pay/`));
	await page.getByLabel('Card number').fill('4242 4242 4242 4242');
	await page.getByRole('button', { name: /^Pay/ }).click();
	await page.waitForURL((url) => url.href.startsWith(shop.url));
	await page.getByRole('heading', { level: 1, name: t(charges.paid) }).waitFor({ timeout: 30_000 });
	const row = await shop.db.read
		.selectFrom('returns')
		.innerJoin('orders', 'orders.id', 'returns.order_id')
		.select('returns.number')
		.where('orders.number', '=', number)
		.executeTakeFirstOrThrow();
	return row.number;
}

const WALKS: { locale: Locale; view: View; number: string }[] = [
	{ locale: 'th', view: { javascript: false, width: 360 }, number: 'AO-1001' },
	{ locale: 'en', view: { width: 1280 }, number: 'AO-1002' }
];

test.each(WALKS)('sent at once and given back: $locale', async ({ locale, view, number }) => {
	const customer = await pageOf({ email: MALEE }, { ...view, locale });
	const code = await buyAtOnce(customer, locale, number);
	await customer.goto(`/returns/${code}`);
	const shown = await mainOf(customer);
	expect(shown).toContain(plainText(say(locale, exchangePage.ready)));
	expect(shown).toContain(plainText(say(locale, instantPage.deposit)));
	await expectNoAxeViolations(customer);

	const lead = await pageOf('lead', { locale: 'en', width: 1280 });
	await scan(lead, code);
	await receive(lead);
	await accept(lead);
	await customer.reload();
	expect(await mainOf(customer)).toContain(money(locale, AMOUNT));
	const refunds = await shop.db.read
		.selectFrom('refunds')
		.innerJoin('orders', 'orders.id', 'refunds.order_id')
		.innerJoin('refund_payments', 'refund_payments.refund_id', 'refunds.id')
		.innerJoin('payments', 'payments.id', 'refund_payments.payment_id')
		.select(['refunds.amount_minor', 'payments.provider'])
		.where('orders.number', '=', number)
		.execute();
	expect(refunds, 'to the deposit, not to the bank account of the sale').toEqual([
		{ amount_minor: 149_000, provider: 'stripe' }
	]);
});

test('sent at once and never given back: told, given time, and in the end theirs', async () => {
	const customer = await pageOf({ email: MALEE }, { locale: 'en', javascript: false });
	const code = await buyAtOnce(customer, 'en', 'AO-1003');
	const row = (await findReturnByNumber(shop.db.read, code))!;
	const instant = (await instantOfReturn(shop.db.read, row.id))!;
	const context = await createContext(readConfig(shop.env));
	const at = (now: number) => ({ ...context, clock: { now: () => now } });
	await watchGoods(at(instant.due_at + DAY), instant.exchange_id);
	await customer.goto(`/returns/${code}`);
	const day = new RegExp(plainText(say('en', instantPage.overdue, { day: '#' })).split('#')[0]!);
	expect(await mainOf(customer)).toMatch(day);

	const agent = await pageOf('lead', { locale: 'en', width: 1280 });
	await agent.goto('/desk');
	const waiting = agent.getByRole('row').filter({ hasText: code });
	expect(plainText(await waiting.innerText())).toContain(say('en', instantPage.workOverdue));
	await waiting.getByRole('link', { name: code, exact: true }).click();
	await agent.waitForURL(/\/desk\/cases\//);
	const bought = agent.getByRole('link', { name: say('en', instantPage.wants) });
	expect(await bought.getAttribute('href')).toBe('#exchange');
	await agent.goto('/desk/replacements');
	const owed = agent.locator(`#owed-${instant.exchange_id}`);
	expect(plainText(await owed.innerText())).toContain(say('en', instantStates.overdue));
	await owed.locator('summary').click();
	await owed.locator('[name=days]').fill('30');
	await owed.getByRole('button').click();
	await agent.getByRole('alert').waitFor();
	await agent.locator(`#owed-${instant.exchange_id} [name=days]`).fill('30');
	await agent.locator(`#owed-${instant.exchange_id} [name=reason]`).fill('In hospital');
	await agent.locator(`#owed-${instant.exchange_id} form button`).click();
	await agent.waitForURL(/done/);
	await expectNoAxeViolations(agent);

	const longer = (await instantOfReturn(shop.db.read, row.id))!;
	expect(longer).toMatchObject({ state: 'secured' });
	const [moreTime = ''] = say('en', mailInstants.extendedSubject, { return: code, day: '#' }).split('#');
	expect((await mailTo(shop, MALEE, moreTime)).subject).toContain(code);
	await watchGoods(at(longer.due_at + 1), instant.exchange_id);
	await expireReturn(at(longer.grace_until + 1), { kind: 'system' }, { return_id: row.id });
	await customer.reload();
	expect(await mainOf(customer)).toContain(say('en', instantPage.kept));
	await expectNoAxeViolations(customer);
});
