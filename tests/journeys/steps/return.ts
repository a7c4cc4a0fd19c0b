import type { Page } from 'playwright-core';
import { access } from '#lib/i18n/access.ts';
import { form } from '#lib/i18n/return-form.ts';
import { say, type Locale, type Message } from '#lib/i18n/say.ts';

/** Presses the button with these words, as somebody who reads them. */
export const press = (page: Page, locale: Locale, words: Message): Promise<void> =>
	page.getByRole('button', { name: say(locale, words) }).click();

export async function localeOf(page: Page): Promise<Locale> {
	return (await page.getAttribute('html', 'lang')) === 'th' ? 'th' : 'en';
}

/** Asks for the code of an order on the first page and stands before the field for it. */
export async function lookUp(page: Page, order: string, contact: string): Promise<void> {
	const locale = await localeOf(page);
	await page.getByLabel(say(locale, access.orderNumber)).fill(order);
	await page.getByLabel(say(locale, access.contact)).fill(contact);
	await press(page, locale, access.findOrder);
	await page.waitForURL('**/code');
}

/** From the page of the pieces to the question why. */
export async function choosePiece(page: Page, index = 0, quantity?: number): Promise<void> {
	await page.locator('.pickitem').nth(index).click();
	if (quantity)
		await page.locator('.picks > li').nth(index).locator('.qty select').selectOption(String(quantity));
	await press(page, await localeOf(page), form.continue);
	await page.waitForURL(/step=reason-1/);
}

/** Answers why, by the code of the reason, and goes on to what comes next. */
export async function giveReason(page: Page, code: string): Promise<void> {
	await page.locator(`label[for="reason-${code}"]`).click();
	await press(page, await localeOf(page), form.continue);
	await page.waitForURL(/\/return\/check|step=reason-[2-9]/);
}
