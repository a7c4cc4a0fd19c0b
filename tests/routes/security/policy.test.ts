import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, visitor } from '../../support/browser.ts';
import { openTwoOwners, type TwoOwners } from './two-owners.ts';

let shop: TwoOwners;
let browser: Browser;
beforeAll(async () => {
	[shop, browser] = await Promise.all([openTwoOwners('sqlite'), launchBrowser()]);
});
afterAll(async () => {
	await browser?.close();
	await shop?.close();
});

it('pages keep to their own policy, and what is put into them by others does not run', async () => {
	const { a } = shop;
	const context = await visitor(browser, shop.url, { width: 1280 });
	const cookies = `${await shop.as({ email: a.email })}; ${await shop.as('merchant')}`.split('; ');
	await context.addCookies(
		cookies.map((cookie) => ({ name: cookie.split('=')[0]!, value: cookie.split('=')[1]!, url: shop.url }))
	);
	await context.addInitScript(() => {
		const told: string[] = [];
		Object.assign(window, { told, planted: false });
		document.addEventListener('securitypolicyviolation', (event) => told.push(event.effectiveDirective));
	});
	const page = await context.newPage();
	for (const path of [
		...['/', '/policy', '/orders', `/orders/${a.order.number}`, `/orders/${a.order.number}/return`],
		...[`/returns/${a.return.number}`, '/desk', `/desk/cases/${a.return.number}`, '/desk/receiving'],
		...['/desk/search?q=ploy', '/admin/policy/edit', '/admin/shop', '/admin/imports', '/api/v1/docs']
	]) {
		await page.goto(path, { waitUntil: 'load' });
		const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told);
		expect(await told(), path).toEqual([]);
		await page.evaluate(() => {
			const box = document.createElement('div');
			box.innerHTML =
				'<img src="x:" onerror="planted = true"><style>body { opacity: 0.5 }</style><iframe srcdoc="<p>x"></iframe>';
			document.body.append(box);
			const script = document.createElement('script');
			script.textContent = 'planted = true';
			document.body.append(script);
			const far = document.createElement('script');
			far.src = 'https://evil.example/x.js';
			document.body.append(far);
		});
		await expect
			.poll(told, { timeout: 5_000 })
			.toEqual(expect.arrayContaining(['script-src-elem', 'style-src-elem']));
		const state = await page.evaluate(() => [
			(window as unknown as { planted: boolean }).planted,
			getComputedStyle(document.body).opacity
		]);
		expect(state, path).toEqual([false, '1']);
	}
	await context.close();
});
