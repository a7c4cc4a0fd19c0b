import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { desk as words } from '#lib/i18n/desk.ts';
import { done, kase } from '#lib/i18n/desk-case.ts';
import { bench } from '#lib/i18n/desk-receiving.ts';
import { say } from '#lib/i18n/say.ts';
import { expectNoAxeViolations, launchBrowser, visitor, type View } from '../support/browser.ts';
import { openDeskShop, type DeskShop } from '../routes/desk/desk-shop.ts';
import { become } from './steps/sessions.ts';
import { press } from './steps/return.ts';
import { receive, scan } from './steps/agent.ts';

let browser: Browser;
let desk: DeskShop;
beforeAll(async () => {
	[browser, desk] = await Promise.all([launchBrowser(), openDeskShop('sqlite')]);
});
afterAll(async () => {
	await browser?.close();
	await desk?.close();
});

const open: BrowserContext[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((context) => context.close()));
});

async function lead(view: View): Promise<Page> {
	const context = await visitor(browser, desk.shop.url, view);
	await context.addCookies([{ name: 'lang', value: view.locale ?? 'en', url: desk.shop.url }]);
	await become(context, desk.shop.db, desk.shop.url, 'lead');
	open.push(context);
	return context.newPage();
}

describe('the desk', () => {
	it.each([
		{ javascript: false, locale: 'th', width: 360 },
		{ javascript: false, locale: 'en', width: 1280 },
		{ javascript: true, locale: 'th', width: 1280 }
	] as const)(
		'decides, receives part, checks part and looks at the money: $locale, $width px, JavaScript $javascript',
		async ({ locale, ...view }) => {
			const { row } = await desk.openReturn();
			const page = await lead({ locale, ...view });
			await page.goto('/desk?view=decide');
			const link = page.locator('tbody tr', { hasText: row.number }).locator('a.row');
			await link.click();
			await page.waitForURL(new RegExp(`at=${row.id}`));
			await press(page, locale, words.approve);
			await page.waitForURL(/done=approved/);
			expect(await page.getByRole('status').innerText()).toContain(say(locale, done.approved));
			expect((await desk.now(row.id)).state).toBe('approved');

			await scan(page, row.number.toLowerCase());
			await receive(page);
			await page.locator('label.reduce').click();
			await press(page, locale, bench.save);
			// Nothing kept back and no reason: said beside the piece, and the choice stands.
			await page.getByRole('alert').first().waitFor();
			expect(await page.locator('label.reduce input').isChecked()).toBe(true);
			await expectNoAxeViolations(page);
			await page.locator('input[name^="amount_"]').fill('1,000');
			await page.locator('select[name^="reduce_"]').selectOption('worn');
			await press(page, locale, bench.save);
			await page.waitForURL(/done=checked/);
			expect(await page.locator('#code').inputValue()).toBe('');

			await page.getByRole('link', { name: say(locale, bench.openCase) }).click();
			await page.waitForURL(`**/desk/cases/${row.number}`);
			expect(await page.locator('.refund').innerText()).toContain('฿7,940.00');
		}
	);

	it('works from the keyboard alone: move, open, come back, approve, ask', async () => {
		const first = await desk.openReturn();
		await desk.openReturn();
		const page = await lead({ width: 1280 });
		await page.goto('/desk?view=decide');
		await page.getByText(say('en', words.keysOff)).waitFor();
		const current = () => page.locator('tr[aria-current] th a').innerText();
		const top = await current();
		await page.keyboard.press('j');
		await page.waitForURL(/at=/);
		await expect.poll(current).not.toBe(top);
		await page.keyboard.press('k');
		await expect.poll(current).toBe(top);
		await page.keyboard.press('Enter');
		await page.waitForURL(/\/desk\/cases\//);
		await page.keyboard.press('q');
		await page.waitForURL(/act=ask/);
		await expect
			.poll(() => page.locator('#act-question').evaluate((field) => field === document.activeElement))
			.toBe(true);
		// Letters typed into a field are letters.
		await page.keyboard.type('aqd');
		expect(await page.locator('#act-question').inputValue()).toContain('aqd');
		await press(page, 'en', kase.askSend);
		await page.waitForURL(/done=asked/);
		await page.goto(`/desk/cases/${first.row.number}`);
		await page.getByText(say('en', words.keysOff)).click();
		await page.locator('h1').click();
		await page.keyboard.press('d');
		await page.waitForTimeout(200);
		expect(page.url()).not.toContain('act=');
	});

	it('takes a scan wherever the focus is, and Enter for the next thing', async () => {
		const { row } = await desk.openReturn();
		await desk.post(`/desk/cases/${row.number}?/approve`, { version: String(row.version) }, 'anong');
		const page = await lead({ width: 1280 });
		await page.goto('/desk/receiving');
		await page.locator('h1').click();
		await page.keyboard.type(row.number);
		await page.keyboard.press('Enter');
		await page.waitForURL(/code=/);
		await page.locator('[data-next]').waitFor();
		await page.waitForTimeout(600);
		await page.keyboard.press('Enter');
		await page.waitForURL(/done=received/);
		await page.locator('#check').waitFor();
		await page.waitForTimeout(600);
		await page.keyboard.press('Enter');
		await page.waitForURL(/done=checked/);
		expect(await page.locator('#code').evaluate((field) => field === document.activeElement)).toBe(true);
		await page.goto('/desk/receiving?code=RT-NOTHING');
		expect(await page.getByRole('alert').innerText()).toContain('RT-NOTHING');
	});
});
