import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { access } from '#lib/i18n/access.ts';
import { order as orderWords } from '#lib/i18n/order.ts';
import { form } from '#lib/i18n/return-form.ts';
import { returns } from '#lib/i18n/return.ts';
import { say } from '#lib/i18n/say.ts';
import { codeFor } from './mails.ts';
import type { JourneyShop } from './open-shop.ts';
import type { Bought } from './order.ts';
import { choosePiece, giveReason, localeOf, lookUp, press } from './return.ts';

/** From the first page to the order, with the code that came by mail. */
export async function findOrder(page: Page, shop: JourneyShop, { number, email }: Bought): Promise<void> {
	await page.goto('/');
	const locale = await localeOf(page);
	await lookUp(page, number, email);
	await page.getByLabel(say(locale, access.code), { exact: true }).fill(await codeFor(shop, email, locale));
	await press(page, locale, access.openOrder);
	await page.waitForURL(`**/orders/${number}`);
}

export type Wish = {
	piece?: number;
	/** How many of it, where there are several. */
	quantity?: number;
	reason?: string;
	/** As the check page must show it. */
	amount: string;
};

/** From the order's page to a sent request; gives the number of the return. */
export async function requestReturn(page: Page, wish: Wish): Promise<string> {
	const locale = await localeOf(page);
	await page
		.getByRole('complementary')
		.getByRole('link', { name: say(locale, orderWords.startReturn), exact: true })
		.click();
	await page.waitForURL(/\/return(\?|$)/);
	await choosePiece(page, wish.piece ?? 0, wish.quantity);
	await giveReason(page, wish.reason ?? 'too_small');
	expect(await page.locator('.receipt').innerText()).toContain(wish.amount);
	await press(page, locale, form.send);
	await page.waitForURL(/\/returns\/RT-/);
	return returnNumber(page);
}

export function returnNumber(page: Page): string {
	const number = /\/returns\/(RT-[A-Z0-9]+)/.exec(page.url())?.[1];
	if (!number) throw new Error(`No return at ${page.url()}`);
	return number;
}

/** Saves the slip as the button does, and gives its bytes. */
export async function saveSlip(page: Page): Promise<Buffer> {
	const locale = await localeOf(page);
	const saving = page.waitForEvent('download');
	await page.getByRole('link', { name: say(locale, returns.savePdf) }).click();
	const download = await saving;
	expect(download.suggestedFilename()).toBe(`${returnNumber(page)}.pdf`);
	return readFile(await download.path());
}

/** The headline of a page, read again and again until it has these words. */
export async function expectHeadline(page: Page, words: string): Promise<void> {
	await expect
		.poll(
			async () => {
				await page.reload();
				return plainText(await page.locator('h1').innerText());
			},
			{ timeout: 30_000, interval: 250 }
		)
		.toContain(plainText(words));
}

/** Words as they are read: spaces and joiners that only steer the ends of lines are taken out. */
export const plainText = (text: string): string => text.replaceAll('\u2060', '').replace(/\s+/g, ' ').trim();
