import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { orderLinkFor } from '#lib/server/auth/codes-and-links.ts';
import { askCustomer } from '#lib/server/commands/returns/ask-customer.ts';
import { expectNoAxeViolations, launchBrowser, visitor, type View } from '../support/browser.ts';
import { portalShop, type PortalShop } from '../routes/portal/portal-shop.ts';

let portal: PortalShop;
let browser: Browser;
let photo: Buffer;
beforeAll(async () => {
	[portal, browser] = await Promise.all([portalShop('sqlite'), launchBrowser()]);
	photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#b09080' } })
		.jpeg()
		.toBuffer();
});
afterAll(async () => {
	await browser?.close();
	await portal?.close();
});

const open: BrowserContext[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((context) => context.close()));
});

async function somebody(view: View = {}, more = {}): Promise<Page> {
	const context = await visitor(browser, portal.url, view, more);
	open.push(context);
	return context.newPage();
}

/** Opens the order as its mail does. */
async function fromTheMail(page: Page): Promise<{ id: string; number: string }> {
	const order = await portal.order('ploy@example.com');
	const { url } = await orderLinkFor(portal.ctx, order.id);
	await page.goto(url);
	return order;
}

/** Words as people read them: spaces that do not break are spaces. */
const read = async (page: Page, selector: string): Promise<string> =>
	((await page.locator(selector).first().textContent()) ?? '').replace(/[\s\u00a0\u2060]+/gu, ' ').trim();

const act = (page: Page) => page.locator('main form button.act').first();

describe.each([true, false])('a customer with JavaScript %s', (javascript) => {
	it('sends one piece back in at most six taps and types nothing', async () => {
		const page = await somebody({ javascript });
		let taps = 1;
		await fromTheMail(page);
		const tap = async (selector: string) => {
			taps += 1;
			await page.locator(selector).first().tap();
		};
		await tap('.item .can a');
		await page.waitForURL(/step=reason-1/);
		await tap('label[for=reason-too_small]');
		await tap('main form button.act');
		await page.waitForURL(/return\/check/);
		expect(await page.locator('.money .total td').textContent()).toBe('฿1,430.00');
		expect(await read(page, '.arrive')).toMatch(/^To Visa ending 4242 by .+ \d{4}$/);
		await tap('.receipt button.act');
		await page.waitForURL(/\/returns\/RT-/);
		expect(await read(page, 'h1')).toMatch(/Drop it off by/);
		expect(await read(page, '[role=status]')).toContain('Your return number is RT-');
		expect(taps).toBeLessThanOrEqual(6);
	});

	it('shows a photo of the damage, takes it away, adds another, and changes an answer on the way', async () => {
		const page = await somebody({ javascript, width: 1280 });
		const { number } = await fromTheMail(page);
		await page.goto(`/orders/${number}/return`);
		await page.locator('label[for=line-1]').click();
		await act(page).click();
		await page.waitForURL(/step=reason-1/);
		await page.locator('label[for=reason-damaged]').click();
		await page.locator('label[for=answer-damaged-item_torn]').click();
		const add = async () => {
			await page.setInputFiles('#photo-damaged', { name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo });
			if (!javascript) await page.getByRole('button', { name: 'Add this photo' }).click();
			await page.locator('.photo img').first().waitFor();
		};
		await add();
		expect(await page.locator('.photo img').count()).toBe(1);
		expect(await page.locator('#reason-damaged').isChecked()).toBe(true);
		expect(await page.locator('#answer-damaged-item_torn').isChecked()).toBe(true);
		await page.getByRole('button', { name: /^Remove/ }).click();
		await page.locator('.photo img').first().waitFor({ state: 'detached' });
		await add();
		const shown = await page.locator('.photo img').getAttribute('src');
		expect((await page.request.get(shown ?? '')).headers()['content-security-policy']).toContain('sandbox');
		await page.fill('#comment-damaged', 'The seam is open.');
		await act(page).click();
		await page.waitForURL(/return\/check/);
		expect(await read(page, '.rows')).toContain('The seam is open.');
		expect(await read(page, '.rows')).toContain('1 photo');
		await expectNoAxeViolations(page);

		await page.getByRole('link', { name: 'Change You get' }).click();
		await page.locator('label[for=outcome-store_credit]').click();
		await act(page).click();
		await page.waitForURL(/return\/check/);
		expect(await read(page, '.rows')).toContain('Store credit');
		expect(await read(page, '.rows')).toContain('The seam is open.');
		await page.goBack();
		await page.goBack();
		await page.waitForURL(/return\/check/);
		await expect.poll(() => read(page, '.rows')).toContain('Money back to Visa');
	});

	it('answers the shop’s question with words and a photo', async () => {
		const page = await somebody({ javascript });
		await fromTheMail(page);
		await page.locator('.item .can a').first().click();
		await page.locator('label[for=reason-too_small]').click();
		await act(page).click();
		await page.waitForURL(/return\/check/);
		await page.locator('.receipt button.act').click();
		await page.waitForURL(/\/returns\/RT-/);
		const number = /RT-\w+/.exec(page.url())?.[0] ?? '';
		const { id } = await portal.ctx.db.read
			.selectFrom('returns')
			.select('id')
			.where('number', '=', number)
			.executeTakeFirstOrThrow();
		const asked = await askCustomer(
			portal.ctx,
			{ kind: 'staff', id: 'stf_test', name: 'Nok', role: 'agent', refundLimitMinor: null },
			{ return_id: id, question: 'Is the label still on?' }
		);
		expect(asked.ok).toBe(true);
		await page.goto(`/returns/${number}`);
		expect(await read(page, 'h1')).toContain('We have a question.');
		await act(page).click();
		expect(await page.locator('.errsum').textContent()).toContain('Write an answer or add a photo.');
		await page.fill('#body', 'Yes, it is.');
		await page.setInputFiles('#photos', { name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo });
		await act(page).click();
		await page.waitForURL(/answered/);
		expect(await page.locator('.talk').textContent()).toContain('Yes, it is.');
		expect(await page.locator('.photo img').count()).toBe(1);
	});
});

describe('the customer’s pages', () => {
	it('answer in the first 360 × 640 pixels', async () => {
		for (const locale of ['th', 'en'] as const) {
			const page = await somebody({ locale });
			await fromTheMail(page);
			const box = await page.locator('h1').boundingBox();
			expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(400);
			expect(await read(page, 'h1')).toMatch(locale === 'th' ? /น่าจะถึง/ : /It should arrive on/);
			const head = await page.locator('.tickethead').first().boundingBox();
			expect(head?.y ?? 999).toBeLessThan(560);
		}
	});

	it('never scroll sideways at 320 pixels and have targets of 44 pixels', async () => {
		for (const locale of ['th', 'en'] as const) {
			const page = await somebody({ locale }, { viewport: { width: 320, height: 640 } });
			const { number } = await fromTheMail(page);
			await page.goto(`/orders/${number}/return?line=0`);
			const reason = page.url();
			await page.locator('label[for=reason-too_small]').click();
			await act(page).click();
			await page.waitForURL(/return\/check/);
			const check = page.url();
			for (const path of [`/orders/${number}`, `/orders/${number}/return`, reason, check, '/policy']) {
				await page.goto(path);
				// Against the phone's own width: a page that is too wide makes the window of a phone wider too.
				const wide = await page.evaluate(() => document.documentElement.scrollWidth);
				expect(wide, path).toBeLessThanOrEqual(320);
				expect(await smallTargets(page), path).toEqual([]);
			}
		}
	});

	it('send no script for following and at most 60 kB for opening a return', async () => {
		const page = await somebody();
		const { number } = await fromTheMail(page);
		expect(await scripts(page, `/orders/${number}`)).toEqual({ files: 0, gzip: 0, brotli: 0 });
		const wizard = await scripts(page, `/orders/${number}/return`);
		expect(wizard.files).toBeGreaterThan(0);
		expect(wizard.gzip).toBeLessThanOrEqual(60_000);
		expect(await scripts(page, '/policy')).toEqual({ files: 0, gzip: 0, brotli: 0 });
	});
});

/** Links inside a sentence are excepted, as in WCAG 2.5.8; what stands alone must be large enough for a thumb. */
const smallTargets = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[
			...document.querySelectorAll<HTMLElement>(
				'main a, main button, main label.choice, main label.pickitem, main summary, main select'
			)
		]
			.filter((element) => element.offsetParent !== null && !element.closest('p, h1, h2, .photos'))
			.filter((element) => element.getBoundingClientRect().height < 43.5)
			.map(
				(element) =>
					`${element.tagName} ${element.textContent?.trim().slice(0, 40)} ${element.getBoundingClientRect().height}`
			)
	);

async function scripts(page: Page, path: string) {
	const bodies: Buffer[] = [];
	const heard: Promise<void>[] = [];
	const listen = (response: Awaited<ReturnType<Page['waitForResponse']>>) => {
		if (response.request().resourceType() !== 'script') return;
		heard.push(response.body().then((body) => void bodies.push(body)));
	};
	page.on('response', listen);
	await page.goto(path, { waitUntil: 'networkidle' });
	page.off('response', listen);
	await Promise.all(heard);
	const sum = (size: (body: Buffer) => number) => bodies.reduce((total, body) => total + size(body), 0);
	return {
		files: bodies.length,
		gzip: sum((body) => gzipSync(body).length),
		brotli: sum((body) => brotliCompressSync(body).length)
	};
}
