import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoAxeViolations, launchBrowser, visitor } from '../support/browser.ts';
import { pdfText } from '../support/pdf-text.ts';
import { portalShop, type PortalShop } from '../routes/portal/portal-shop.ts';
import { confirmDeclaration, declareAsGuest, tabTo } from './steps/withdrawal.ts';

let portal: PortalShop;
let browser: Browser;
beforeAll(async () => {
	[portal, browser] = await Promise.all([portalShop('sqlite'), launchBrowser()]);
});
afterAll(async () => {
	await browser?.close();
	await portal?.close();
});

const words = async (page: Page): Promise<string> =>
	((await page.locator('main').textContent()) ?? '').replace(/[\s\u00a0\u2060]+/gu, ' ');

test('a guest withdraws with the keyboard alone, without a script, from any page', async () => {
	const context = await visitor(browser, portal.url, { javascript: false, width: 1280 });
	const page = await context.newPage();
	await page.goto('/policy');
	const link = page.getByRole('link', { name: 'Withdraw from contract here' });
	await link.focus();
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/withdraw$/);
	expect(await page.locator('script').count()).toBe(0);

	await tabTo(page, 'act');
	await page.keyboard.press('Enter');
	await page.waitForSelector('.errsum');
	await expectNoAxeViolations(page);

	const order = await portal.order('mette@example.com');
	await declareAsGuest(page, { name: 'Mette Holm', order: order.number, contact: 'mette@example.com' });
	expect(await words(page)).toContain(`Order number ${order.number}`);
	expect(await page.getByRole('button', { name: 'Confirm withdrawal' }).count()).toBe(1);
	await expectNoAxeViolations(page);
	await confirmDeclaration(page);
	const receipt = await words(page);
	expect(receipt).toMatch(/Reference WD-\w{7}/);
	expect(receipt).toMatch(/\d{2}:\d{2}:\d{2} \(GMT\+7\)/);
	expect(receipt).not.toMatch(/accept|approved|granted/i);
	expect(receipt).toContain('Checked just now');

	const [, number] = /(WD-\w{7})/.exec(receipt) ?? [];
	const pdf = await context.request.get(`${page.url()}/receipt.pdf`);
	expect(pdf.headers()['content-type']).toBe('application/pdf');
	expect(pdfText(await pdf.body()).join('\n')).toContain(number);
	expect((await context.request.get(page.url().slice(0, -1))).status()).toBe(404);
	await context.close();
});

test('it speaks German, and takes back what was typed', async () => {
	const context = await visitor(browser, portal.url, { javascript: false });
	const page = await context.newPage();
	await page.goto('/withdraw?lang=de');
	await declareAsGuest(page, { name: 'Jürgen Weiß', order: 'X-1', contact: 'juergen@example.com' });
	expect(await words(page)).toContain('Die ganze Bestellung');
	await page.getByRole('link', { name: 'Etwas ändern' }).click();
	await page.waitForURL(/\/withdraw\?change/);
	expect(await page.locator('#name').inputValue()).toBe('Jürgen Weiß');
	expect(await page.locator('h1').textContent()).toBe('Vertrag widerrufen');
	await context.close();
});

test('nobody confirms what they have not typed', async () => {
	const answer = await fetch(`${portal.url}/withdraw/confirm`, { redirect: 'manual' });
	expect([answer.status, answer.headers.get('location')]).toEqual([303, '/withdraw']);
});
