import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DAY } from '#lib/domain/time.ts';
import { cod } from '#lib/i18n/cod.ts';
import { kase } from '#lib/i18n/desk-case.ts';
import { mail } from '#lib/i18n/mail.ts';
import { payout } from '#lib/i18n/payout.ts';
import { proofs } from '#lib/i18n/proof.ts';
import { form } from '#lib/i18n/return-form.ts';
import { say, type Message } from '#lib/i18n/say.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { expectNoAxeViolations, launchBrowser, visitor, type View } from '../support/browser.ts';
import { accept, receive, scan } from './steps/agent.ts';
import { plainText, returnNumber } from './steps/customer.ts';
import { mailTo } from './steps/mails.ts';
import { openJourneyShop, type JourneyShop } from './steps/open-shop.ts';
import { choosePiece, giveReason, press } from './steps/return.ts';
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

const EMAIL = 'malee@example.com';
const th = (words: Message) => plainText(say('th', words));
const mainOf = async (page: Page) => plainText((await page.locator('main').textContent()) ?? '');

async function pageOf(who: Visitor, view: View): Promise<Page> {
	const context = await visitor(browser, shop.url, view);
	await context.addCookies([{ name: 'lang', value: view.locale ?? 'en', url: shop.url }]);
	await become(context, shop.db, shop.url, who);
	open.push(context);
	return context.newPage();
}

/** One lamp for 900.00, to be paid at the door in Chiang Mai, on its way since yesterday. */
async function lampSent(number: string): Promise<void> {
	const at = (ago: number) => new Date(Date.now() - ago).toISOString();
	const sent = await shop.api.post('/orders', {
		number,
		reference: number,
		currency: 'THB',
		prices_include_tax: true,
		locale: 'th',
		placed_at: at(3 * DAY),
		customer: { name: 'มาลี ใจงาม', email: EMAIL, phone: '+66 81 234 5678' },
		ship_to: {
			name: 'มาลี ใจงาม',
			line1: '9 ถนนนิมมานเหมินท์',
			province: 'เชียงใหม่',
			postcode: '50200',
			country: 'TH'
		},
		lines: [
			{
				reference: '1',
				sku: 'LAMP',
				title: { th: 'โคมไฟ', en: 'Lamp' },
				quantity: 1,
				unit_price_minor: 90_000
			}
		],
		total_minor: 90_000,
		payments: [
			{ reference: 'cod', provider: 'cash_on_delivery', method: 'cash_on_delivery', captured_minor: 0 }
		],
		fulfilments: [
			{
				reference: '1',
				carrier: 'Siam Parcel',
				tracking_number: `SP${number.replace(/\D/g, '')}000001`,
				shipped_at: at(DAY),
				lines: [{ line: '1', quantity: 1 }]
			}
		]
	});
	expect(sent.status, JSON.stringify(sent.body)).toBe(201);
}

const tracked = (number: string, status: string) =>
	shop.api.post(`/orders/${number}/tracking-events`, {
		tracking_number: `SP${number.replace(/\D/g, '')}000001`,
		events: [{ code: status, status, occurred_at: new Date(Date.now() - 3_600_000).toISOString() }]
	});

test('a claim in Thai without a script: carrier told, goods fetched, money sent by two, and the proof of it', async () => {
	await lampSent('CD-9001');
	expect((await tracked('CD-9001', 'delivered')).status).toBe(200);
	const customer = await pageOf({ email: EMAIL }, { locale: 'th', javascript: false });
	await customer.goto('/orders/CD-9001');
	expect(await mainOf(customer)).toContain('ขอเงินคืนได้ถึง');
	await expectNoAxeViolations(customer);
	await customer.getByRole('link', { name: say('th', cod.claimAct), exact: true }).click();
	await choosePiece(customer);
	await giveReason(customer, 'not_ordered');
	const check = await mainOf(customer);
	for (const words of [cod.fetched, cod.basis]) expect(check).toContain(th(words));
	expect(check).toContain('฿900.00');
	await expectNoAxeViolations(customer);
	await press(customer, 'th', form.send);
	await customer.waitForURL(/\/returns\/RT-/);
	const number = returnNumber(customer);
	expect(plainText(await customer.locator('h1').innerText())).toContain('จะมีคนไปรับของภายใน');
	await expectNoAxeViolations(customer);
	const message = await mailTo(shop, EMAIL, say('th', mail.requestedSubject, { return: number }));
	expect(plainText(message.text)).toContain(th(mail.fetchHow));
	await customer.goto(`/returns/${number}/account`);
	await customer.locator('#way').selectOption('promptpay');
	await customer.locator('#number').fill('081-234-5678');
	await customer.locator('#holder').fill('มาลี ใจงาม');
	await press(customer, 'th', payout.save);
	await customer.waitForURL(/\?account/);

	const lead = await pageOf('lead', { locale: 'en', width: 1280 });
	await lead.goto('/desk?view=money');
	expect(await mainOf(lead)).toContain('Ask the carrier to hold the money');
	await lead.goto(`/desk/cases/${number}`);
	expect(await mainOf(lead)).toContain('Legal basis: cash-on-delivery claim, until');
	await press(lead, 'en', cod.told);
	await lead.waitForURL(/done=carrier_told/);
	await expectNoAxeViolations(lead);
	const told = await shop.api.post(`/returns/${number}/carrier-told`, {});
	expect(told.body).toMatchObject({ cod_claim: { duty: 'collect', carrier_told_at: expect.any(String) } });
	await scan(lead, number);
	await receive(lead);
	await accept(lead);
	await lead.goto(`/desk/cases/${number}`);
	await lead.getByRole('link', { name: say('en', kase.refundSettle) }).click();
	await lead.locator('input[name="reference"]').fill('KBANK 4711');
	await lead.getByRole('button', { name: /900/ }).click();
	await lead.waitForURL(/done=payout_entered/);
	const merchant = await pageOf('merchant', { locale: 'en', width: 1280 });
	await merchant.goto(`/desk/cases/${number}`);
	await merchant.getByRole('button', { name: say('en', payout.confirm, { amount: '฿900.00' }) }).click();
	await merchant.waitForURL(/done=payout_confirmed/);
	expect((await shop.api.get(`/returns/${number}`)).body).toMatchObject({
		cod_claim: { duty: null, ended_at: expect.any(String) }
	});

	await customer.goto(`/returns/${number}`);
	await customer.getByRole('link', { name: say('th', proofs.link) }).click();
	await customer.waitForURL(/\/refunds\/RF-/);
	expect(await mainOf(customer)).toContain('฿900.00');
	expect(await ledgerBreaks(shop.db.read)).toEqual([]);
});

test('refused at the door: said at the desk, nothing was charged, nothing comes back', async () => {
	await lampSent('CD-9002');
	const lead = await pageOf('lead', { locale: 'th', javascript: false });
	await lead.goto('/desk/orders/CD-9002');
	await press(lead, 'th', cod.parcelRefused);
	await lead.waitForURL(/done=parcel_refused/);
	expect(await mainOf(lead)).toContain(th(cod.refusedDesk));
	await expectNoAxeViolations(lead);

	const customer = await pageOf({ email: EMAIL }, { locale: 'th', javascript: false });
	await customer.goto('/orders/CD-9002');
	const said = await mainOf(customer);
	for (const words of [cod.refusedHead, cod.refusedNothing, cod.refusedDone, cod.notCharged])
		expect(said).toContain(th(words));
	await expectNoAxeViolations(customer);

	await customer.goto('/orders');
	expect(await mainOf(customer)).toContain(th(cod.listRefused));

	await press(lead, 'th', cod.parcelBack);
	await lead.waitForURL(/done=parcel_back/);
	const { body } = await shop.api.get('/orders/CD-9002');
	expect(body).toMatchObject({
		fulfilments: [{ state: 'returned_to_sender', refused_at: expect.any(String) }],
		payments: [{ captured_minor: 0 }]
	});
});
