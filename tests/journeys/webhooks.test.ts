import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { admin as adminWords } from '#lib/i18n/admin.ts';
import { deliveryStates, webhookStates, webhookWords as words } from '#lib/i18n/admin-webhooks.ts';
import { say } from '#lib/i18n/say.ts';
import { createStaff } from '#lib/server/commands/staff/create-staff.ts';
import { upsertOrder } from '#lib/server/commands/orders/upsert-order.ts';
import { readConfig } from '#lib/server/config.ts';
import { createContext, type Context } from '#lib/server/context.ts';
import { expectNoAxeViolations, launchBrowser, visitor, type View } from '../support/browser.ts';
import { exampleOrder } from '../support/orders.ts';
import { value } from '../support/returns-shop.ts';
import { isSigned, startReceiver, type Receiver } from '../support/receiver.ts';
import { startShop, type Shop } from '../support/server.ts';
import { press } from './steps/return.ts';
import { become } from './steps/sessions.ts';

let browser: Browser;
let shop: Shop;
let ctx: Context;
beforeAll(async () => {
	[browser, shop] = await Promise.all([
		launchBrowser(),
		startShop({ engine: 'sqlite', env: { WEBHOOK_NETWORKS: '127.0.0.0/8' } })
	]);
	ctx = await createContext(readConfig(shop.env));
	await createStaff(
		ctx,
		{ kind: 'system' },
		{
			...{ email: 'merchant@example.com', name: 'Mali', role: 'merchant', locale: 'en' },
			...{ password: 'seven-slips-under-a-lamp', refundLimitMinor: null }
		}
	);
});
afterAll(async () => {
	await browser?.close();
	await ctx?.db.close();
	await shop?.close();
});

const open: (BrowserContext | Receiver)[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((each) => each.close()));
});

async function merchant(view: View): Promise<Page> {
	const context = await visitor(browser, shop.url, view);
	await context.addCookies([{ name: 'lang', value: view.locale ?? 'en', url: shop.url }]);
	await become(context, ctx.db, shop.url, 'merchant');
	open.push(context);
	return context.newPage();
}

const order = async (reference: string): Promise<void> => {
	const given = exampleOrder('cash', (one) => Object.assign(one, { reference, number: reference }));
	value(await upsertOrder(ctx, { kind: 'system' }, given));
};

describe('a merchant connects a system of the shop', () => {
	it.each([
		{ javascript: true, locale: 'th', width: 360 },
		{ javascript: false, locale: 'en', width: 1280 }
	] as const)('$locale, $width px, JavaScript $javascript', async ({ locale, ...view }) => {
		const receiver = await startReceiver();
		open.push(receiver);
		const page = await merchant({ locale, ...view });
		await page.goto('/admin/webhooks');
		await press(page, locale, words.add);
		await page.locator('#name[aria-invalid]').waitFor();

		await page.locator('#name').fill('Warehouse');
		await page.locator('#url').fill(receiver.url);
		await page.locator('#group-orders').check();
		await press(page, locale, words.add);
		const secret = await page.locator('code.once').innerText();
		expect(secret).toMatch(/^whsec_/);
		await page.getByRole('link', { name: say(locale, words.open, { name: 'Warehouse' }) }).click();
		await page.waitForURL(/\/admin\/webhooks\/whk_/);
		expect(await page.locator('main').innerText()).not.toContain(secret);
		const at = page.url();

		// A test at once.
		await press(page, locale, words.test);
		await page.waitForURL(/done=queued/);
		await expect.poll(() => receiver.types(), { timeout: 10_000 }).toEqual(['webhook_test']);
		expect(isSigned(receiver.got[0]!, secret)).toBe(true);

		// What happens in the shop arrives by itself.
		await order(`hook-${locale}`);
		await expect.poll(() => receiver.types(), { timeout: 10_000 }).toContain('order_placed');
		await page.goto(at);
		const newest = page.locator('details', { hasText: 'order_placed' }).first();
		await newest.locator('summary').click();
		expect(await newest.innerText()).toContain(say(locale, deliveryStates.delivered));
		expect(await newest.innerText()).toContain('thanks');
		if (view.javascript) await expectNoAxeViolations(page);

		// Sent again by a press, with the id it had.
		const before = receiver.got.length;
		await newest.locator('button.quiet').click();
		await page.waitForURL(/done=queued/);
		await expect.poll(() => receiver.got.length, { timeout: 10_000 }).toBe(before + 1);
		const ids = receiver.got.filter(({ body }) => body.includes('"order_placed"'));
		expect(new Set(ids.map(({ headers }) => headers['webhook-id'])).size).toBe(1);

		// Paused, nothing arrives; resumed, what was missed does.
		await press(page, locale, words.pause);
		await page.waitForURL(/done=done/);
		expect(await page.locator('main').innerText()).toContain(say(locale, webhookStates.paused));
		await order(`missed-${locale}`);
		const quiet = receiver.got.length;
		await press(page, locale, words.resume);
		await expect.poll(() => receiver.got.length, { timeout: 10_000 }).toBeGreaterThan(quiet);

		await press(page, locale, words.rotate);
		const second = await page.locator('code.once').innerText();
		expect(second).not.toBe(secret);
		await page.goto(at);
		await page.locator('#name').fill('Books');
		await press(page, locale, adminWords.save);
		await page.waitForURL(/done=saved/);
		expect(await page.locator('h1').innerText()).toBe('Books');
		await press(page, locale, words.remove);
		await page.waitForURL(/\/admin\/webhooks\?removed/);
	});
});
