import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { keyWords } from '#lib/i18n/admin-people.ts';
import { bench } from '#lib/i18n/desk-receiving.ts';
import { say } from '#lib/i18n/say.ts';
import { staff } from '#lib/i18n/staff.ts';
import type { ANONG } from './open-shop.ts';
import { KANYA } from './open-shop.ts';
import { localeOf, press } from './return.ts';

/** By the form, with the password. */
export async function signIn(page: Page, who: typeof KANYA | typeof ANONG = KANYA): Promise<void> {
	await page.goto('/desk');
	const locale = await localeOf(page);
	await page.getByLabel(say(locale, staff.email), { exact: true }).fill(who.email);
	await page.getByLabel(say(locale, staff.password), { exact: true }).fill(who.password);
	await press(page, locale, staff.signIn);
	await page.waitForURL('**/desk');
}

/** Types the code of a slip at the bench, where a scanner would. */
export async function scan(page: Page, code: string): Promise<void> {
	await page.goto('/desk/receiving');
	await page.locator('#code').fill(code);
	await page.locator('#code').press('Enter');
	await page.waitForURL(/receiving\?code=/);
	expect(await page.locator('.phead h2').innerText()).toBe(code.toUpperCase());
}

/** Takes in what is awaited, or this many of its only piece. */
export async function receive(page: Page, quantity?: number): Promise<void> {
	if (quantity !== undefined) await page.locator('input[name^="qty_"]').fill(String(quantity));
	await press(page, await localeOf(page), bench.receive);
	await page.waitForURL(/done=received/);
}

/** Finds the goods as they should be and sends the usual decision: accepted, back to stock. */
export async function accept(page: Page): Promise<void> {
	await press(page, await localeOf(page), bench.save);
	await page.waitForURL(/done=checked/);
}

/** A key for the shop system, made by the merchant on the page for keys; gives the secret that is shown once. */
export async function makeKey(page: Page): Promise<string> {
	await page.goto('/admin/keys');
	const locale = await localeOf(page);
	await page.locator('#name').fill('Shop system');
	await page.locator('label[for="scope-orders:write"]').click();
	await press(page, locale, keyWords.create);
	return page.locator('code.once').innerText();
}
