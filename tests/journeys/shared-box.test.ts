import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY } from '#lib/domain/time.ts';
import { box } from '#lib/i18n/box.ts';
import { say } from '#lib/i18n/say.ts';
import { expectNoAxeViolations, launchBrowser, visitor } from '../support/browser.ts';
import { pdfText } from '../support/pdf-text.ts';
import { receive, scan } from './steps/agent.ts';
import { plainText } from './steps/customer.ts';
import { openJourneyShop, type JourneyShop } from './steps/open-shop.ts';
import { become } from './steps/sessions.ts';

let shop: JourneyShop;
let browser: Browser;
beforeAll(async () => {
	[shop, browser] = await Promise.all([openJourneyShop('sqlite'), launchBrowser()]);
});
afterAll(async () => {
	await browser?.close();
	await shop?.close();
});

const EMAIL = 'malee@example.com';

/** A vase at 900.00 that arrived yesterday and is to go back. */
async function returnOf(number: string): Promise<string> {
	const at = (days: number) => new Date(Date.now() - days * DAY).toISOString();
	const sent = await shop.api.post('/orders', {
		number,
		reference: number,
		currency: 'THB',
		prices_include_tax: true,
		locale: 'th',
		placed_at: at(4),
		customer: { name: 'มาลี ใจงาม', email: EMAIL },
		ship_to: { name: 'มาลี ใจงาม', line1: '9 ถนนนิมมานเหมินท์', postcode: '50200', country: 'TH' },
		lines: [
			{
				reference: '1',
				sku: 'VASE',
				title: { th: 'แจกัน', en: 'Vase' },
				quantity: 1,
				unit_price_minor: 90_000
			}
		],
		total_minor: 90_000,
		payments: [{ reference: 'p', provider: 'other', method: 'transfer', captured_minor: 90_000 }],
		fulfilments: [
			{
				reference: '1',
				carrier: 'Siam Parcel',
				tracking_number: `SP${number.replace(/\D/g, '')}000001`,
				shipped_at: at(3),
				delivered_at: at(1),
				lines: [{ line: '1', quantity: 1 }]
			}
		]
	});
	expect(sent.status, JSON.stringify(sent.body)).toBe(201);
	const opened = await shop.api.post(
		`/orders/${number}/returns`,
		{
			method: 'drop_off',
			items: [{ line: '1', quantity: 1, reason_code: 'changed_mind', outcome: 'refund' }]
		},
		{ 'idempotency-key': number }
	);
	expect(opened.status, JSON.stringify(opened.body)).toBe(201);
	return (opened.body as { number: string }).number;
}

test('returns of two orders are put in one box without a script, share a slip, and are both seen at the bench', async () => {
	const [first, second] = [await returnOf('BX-1001'), await returnOf('BX-1002')];
	const context = await visitor(browser, shop.url, { locale: 'th', javascript: false, width: 360 });
	await context.addCookies([{ name: 'lang', value: 'th', url: shop.url }]);
	await become(context, shop.db, shop.url, { email: EMAIL });
	const page = await context.newPage();
	await page.goto(`${shop.url}/returns/${second}`);
	const main = async () => plainText((await page.locator('main').textContent()) ?? '');
	const before = await main();
	expect(before).toContain(plainText(say('th', box.fee, { amount: '฿60.00' })));
	await expectNoAxeViolations(page);

	await page.getByRole('button', { name: say('th', box.join, { number: first }) }).click();
	await page.waitForURL(/joined/);
	const together = await main();
	expect(together).toContain(plainText(say('th', box.joined)));
	expect(together).toContain('BX-1001');
	expect(together).toContain(plainText(say('th', box.once)));
	await expectNoAxeViolations(page);
	expect(await page.locator('.paid').innerText()).toContain('900');

	const slip = await context.request.get(`${shop.url}/returns/${second}/slip.pdf`);
	const printed = pdfText(await slip.body()).join('\n');
	for (const number of [first, second, 'BX-1001', 'BX-1002']) expect(printed).toContain(number);
	await context.close();

	const desk = await visitor(browser, shop.url, { locale: 'en' });
	await become(desk, shop.db, shop.url, 'lead');
	const bench = await desk.newPage();
	await bench.goto(`${shop.url}/desk`);
	await scan(bench, first);
	await receive(bench);
	await bench.getByRole('link', { name: second, exact: true }).first().click();
	await bench.waitForURL(new RegExp(`code=${second}`));
	await receive(bench);
	await bench.goto(`${shop.url}/desk/cases/${second}`);
	expect(await bench.locator('main').innerText()).toContain(first);
	await desk.close();
});
