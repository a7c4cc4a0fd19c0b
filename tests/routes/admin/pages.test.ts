import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
	everyView,
	expectNoAxeViolations,
	launchBrowser,
	visitor,
	type View
} from '../../support/browser.ts';
import { addProduct } from '../../support/catalogue.ts';
import { openAdminShop, textOf, type AdminShop } from './admin-shop.ts';

describe('the merchant’s pages in a browser', () => {
	let admin: AdminShop;
	let browser: Browser;
	let paths: string[];
	beforeAll(async () => {
		[admin, browser] = await Promise.all([openAdminShop('sqlite'), launchBrowser()]);
		const member = await admin.ctx.db.read.selectFrom('staff').select('id').executeTakeFirstOrThrow();
		const form = new FormData();
		const options = { currency: 'THB', zone: 'Asia/Bangkok', channel: 'csv', country: 'TH', delivered: '' };
		for (const [name, value] of Object.entries(options)) form.append(name, value);
		const rows = ['Order,SKU,Quantity,Date,Price', '1,A,1,2026-11-01,10.00', '2,B,x,2026-11-01,10.00'];
		form.append('file', new File([rows.join('\n')], 'orders.csv'));
		const { location } = await admin.post('/admin/imports', form);
		await vi.waitFor(async () => expect((await admin.get(location ?? '')).body).toContain('faults.csv'), {
			timeout: 20_000,
			interval: 300
		});
		await admin.post('/admin/keys?/create', { name: 'web shop', scopes: 'orders:read' });
		const { product_id } = await addProduct(admin.ctx, { reference: 'SHIRT', sizes: { S: 3, M: 0 } });
		paths = [
			'/admin',
			'/admin/policy',
			'/admin/policy/edit?rule=new',
			'/admin/policy/edit?part=settings',
			'/admin/reasons',
			'/admin/reasons/return/damaged',
			'/admin/reasons/return/new',
			'/admin/holidays',
			'/admin/addresses',
			'/admin/catalogue',
			`/admin/catalogue/${product_id}`,
			'/admin/labels',
			'/admin/shop',
			'/admin/team',
			'/admin/team/new',
			`/admin/team/${member.id}`,
			'/admin/webhooks',
			'/admin/keys',
			'/admin/imports',
			location ?? ''
		];
	});
	afterAll(async () => {
		await browser?.close();
		await admin?.close();
	});

	async function enter(view: View): Promise<Page> {
		const context = await visitor(browser, admin.shop.url, view);
		const [name = '', value = ''] = (admin.cookie('merchant').split('; ')[1] ?? '').split(/=(.*)/);
		await context.addCookies([
			{ name, value, url: admin.shop.url },
			{ name: 'lang', value: view.locale ?? 'en', url: admin.shop.url }
		]);
		return context.newPage();
	}

	// All four corners of language, width and colours, each of them twice.
	const views = everyView.filter(
		({ locale, width, scheme }) => ((locale === 'th') === (width === 360)) === (scheme === 'dark')
	);
	test.each(views)('stand up to axe and fit: $name', async (view) => {
		const page = await enter(view);
		for (const path of paths) {
			expect((await page.goto(path))?.status(), path).toBe(200);
			expect(await page.locator('html').getAttribute('lang')).toBe(view.locale);
			await expectNoAxeViolations(page);
			const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
		}
		await page.context().close();
	});

	test.each([true, false])('a policy is changed and published, JavaScript %s', async (javascript) => {
		const page = await enter({ javascript, width: 1280 });
		await page.goto('/admin/policy/edit?part=settings');
		await page.fill('#days', javascript ? '45' : '60');
		await page.click('.dact[value="save"]');
		await page.waitForURL(/done=settings/);
		await page.waitForSelector('.changes li');
		await page.click('button[formaction*="publish"]');
		await page.waitForURL(/\/admin\/policy\?published=\d$/);
		expect(await page.locator('.said').innerText()).toContain(javascript ? '45' : '60');
		await page.context().close();
	});

	test.each([true, false])(
		'a row is added and an error leads to its field, JavaScript %s',
		async (javascript) => {
			const page = await enter({ javascript });
			await page.goto('/admin/policy/edit?part=settings');
			await page.click('button[value="add:window"]');
			await page.waitForSelector('#window_days_2');
			if (javascript) expect(await page.evaluate(() => document.activeElement?.id)).toBe('window_category_2');
			await page.fill('#window_days_2', '7');
			await page.click('.dact[value="save"]');
			await page.click('.errsum a');
			expect(new URL(page.url()).hash).toBe('#window_category_2');
			await expectNoAxeViolations(page);
			await page.context().close();
		}
	);

	test('enter in a field saves into the draft and publishes nothing', async () => {
		const page = await enter({ width: 1280 });
		await page.goto('/admin/policy/edit?part=settings');
		await page.fill('#ship_by', '21');
		await page.press('#ship_by', 'Enter');
		await page.waitForURL(/done=settings/);
		expect(new URL(page.url()).pathname).toBe('/admin/policy/edit');
		expect(textOf((await admin.get('/admin/policy')).body)).not.toContain('21 days');
		await page.context().close();
	});

	test('a colour is judged while it is chosen', async () => {
		const page = await enter({ width: 1280 });
		await page.goto('/admin/shop');
		await page.fill('#accent', '#ffcc00');
		const offer = page.locator('button[value^="accent:#"]');
		await offer.waitFor();
		await page.fill('#accent', '#123456');
		await offer.waitFor({ state: 'detached' });
		await page.context().close();
	});
});
