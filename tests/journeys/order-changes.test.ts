import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeCodeOf } from '#lib/server/auth/codes-and-links.ts';
import { recordFulfilment } from '#lib/server/commands/orders/record-fulfilment.ts';
import { createStaff } from '#lib/server/commands/staff/create-staff.ts';
import { changesOfOrder } from '#lib/server/store/order-changes.ts';
import { findOrder, linesOfOrder } from '#lib/server/store/orders.ts';
import { expectNoAxeViolations, launchBrowser, visitor } from '../support/browser.ts';
import { portalShop, type PortalShop } from '../routes/portal/portal-shop.ts';
import { become } from './steps/sessions.ts';

let portal: PortalShop;
let browser: Browser;
beforeAll(async () => {
	[portal, browser] = await Promise.all([portalShop('sqlite'), launchBrowser()]);
	const rule = { mode: 'at_once', minutes: null };
	await portal.ctx.db.transaction(async (tx) => {
		const { settings } = await tx.selectFrom('shop').select('settings').executeTakeFirstOrThrow();
		const order_changes = { address: rule, phone: rule, email: rule, note: rule, high_value: {} };
		const merged = { ...(JSON.parse(settings) as object), order_changes };
		await tx
			.updateTable('shop')
			.set({
				settings: JSON.stringify(merged),
				return_address: JSON.stringify({ name: 'Shop', line1: '1', postcode: '10110', country: 'TH' })
			})
			.execute();
	});
	const made = await createStaff(
		portal.ctx,
		{ kind: 'system' },
		{
			...{ email: 'kanya@example.com', name: 'Kanya', role: 'agent', password: 'seven brown umbrellas' },
			...{ locale: 'en', refundLimitMinor: null }
		}
	);
	if (!made.ok) throw new Error(made.refusal.reason);
	// Pages keep the shop for two seconds.
	await new Promise((soon) => setTimeout(soon, 2_100));
});
afterAll(async () => {
	await browser?.close();
	await portal?.close();
});

/** An order that came in just now, nothing of it packed. */
const unpacked = (email: string) =>
	portal.order(email, (order) => {
		order.fulfilments = [];
		order.placed_at = Date.now() - 60_000;
	});
const visit = async (
	email: string | 'agent',
	{ javascript = false, locale = 'en' as 'en' | 'th', width = 360 as 360 | 1280 } = {}
) => {
	const context = await visitor(browser, portal.url, { javascript, locale, width });
	await become(context, portal.ctx.db, portal.url, email === 'agent' ? 'agent' : { email });
	return context.newPage();
};
const words = async (page: Page): Promise<string> =>
	((await page.locator('main').textContent()) ?? '').replace(/[\s\u00a0\u2060]+/gu, ' ');
const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const shipTo = async (order: { id: `ord_${string}` }) =>
	JSON.parse((await findOrder(portal.ctx.db.read, order.id))!.ship_to) as Record<string, string>;

test('the address by its postcode, in Thai, without a script; the house number alone in three taps', async () => {
	const order = await unpacked('ploy@example.com');
	const page = await visit('ploy@example.com', { locale: 'th' });
	await page.goto(`/orders/${order.number}`);
	await page.getByRole('link', { name: 'แก้ไขคำสั่งซื้อ' }).click();
	await expectNoAxeViolations(page);
	await page.getByRole('link', { name: 'ที่อยู่จัดส่ง' }).click();
	// The present address names no sub-district, so the place is picked first.
	expect(await page.locator('script').count()).toBe(0);
	await page.locator('#postcode').fill('๕๐๒๐๑');
	await act(page, 'ค้นหา');
	await page.waitForSelector('.errsum');
	await expectNoAxeViolations(page);
	await page.locator('#postcode').fill('๕๐๒๐๐');
	await act(page, 'ค้นหา');
	await expectNoAxeViolations(page);
	await page.getByLabel('สุเทพ').check();
	await act(page, 'ไปต่อ');
	expect(await words(page)).toContain('สุเทพ, เมืองเชียงใหม่, เชียงใหม่, 50200');
	await page.locator('#line1').fill('');
	await act(page, 'บันทึก');
	await page.waitForSelector('.errsum');
	await expectNoAxeViolations(page);
	await page.locator('#line1').fill('12/1 ถนนเลียบคลอง <b>');
	await act(page, 'บันทึก');
	expect(await words(page)).toContain('แก้ไขที่อยู่จัดส่งแล้ว');
	expect(await shipTo(order)).toMatchObject({ subdistrict: 'สุเทพ', line1: '12/1 ถนนเลียบคลอง <b>' });

	await page.goto(`/orders/${order.number}`);
	expect(await words(page)).toContain('12/1 ถนนเลียบคลอง <b>');
	// Now the place is known: one tap to the changes, one to the address, one to save.
	await page.getByRole('link', { name: 'แก้ไขคำสั่งซื้อ' }).click();
	await page.getByRole('link', { name: 'ที่อยู่จัดส่ง' }).click();
	await page.locator('#line1').fill('14 ถนนเลียบคลอง');
	await act(page, 'บันทึก');
	expect((await shipTo(order)).line1).toBe('14 ถนนเลียบคลอง');
	await page.context().close();
});

test('by province and district with a script; another country asks an agent, who agrees', async () => {
	const order = await unpacked('dana@example.com');
	const page = await visit('dana@example.com', { javascript: true, width: 1280 });
	await page.goto(`/orders/${order.number}/change/address?pick`);
	await page.locator('#province').selectOption({ label: 'Chiang Rai' });
	await act(page, 'Continue');
	await page.locator('#district').selectOption({ label: 'Mae Sai' });
	await act(page, 'Continue');
	await page.getByLabel('Wiang Phang Kham').check();
	await act(page, 'Continue');
	await act(page, 'Save');
	await page.waitForURL(/done=address/);
	expect(await shipTo(order)).toMatchObject({ district: 'Mae Sai', postcode: '57130' });

	await page.goto(`/orders/${order.number}/change/address?abroad`);
	await page.locator('#line1').fill('3-12-7 Kitazawa');
	await page.locator('#postcode').fill('155-0031');
	await page.locator('#country').fill('Nowhere');
	await act(page, 'Ask the shop');
	await page.waitForSelector('.errsum');
	await page.locator('#country').fill('Japan');
	await act(page, 'Ask the shop');
	await page.waitForURL(/\/change$/);
	expect(await words(page)).toContain('We are looking at the new delivery address');
	await expectNoAxeViolations(page);

	const desk = await visit('agent', { javascript: true, width: 1280 });
	await desk.goto('/desk?view=decide');
	expect(await words(desk)).toContain('Goes to another country');
	await desk.goto(`/desk/orders/${order.number}/change`);
	expect(await words(desk)).toContain('3-12-7 Kitazawa');
	await expectNoAxeViolations(desk);
	await act(desk, 'Change it');
	await desk.waitForURL(/done=approved/);
	expect((await shipTo(order)).country).toBe('JP');
	await page.reload();
	expect(await words(page)).not.toContain('We are looking at');
	await Promise.all([page.context().close(), desk.context().close()]);
});

test('a new mailbox by its code; the old one sees nothing any more', async () => {
	const order = await unpacked('old@example.com');
	const page = await visit('old@example.com');
	await page.goto(`/orders/${order.number}/change/contact`);
	await expectNoAxeViolations(page);
	await page.locator('#email').fill('new@example.com');
	await act(page, 'Send the code');
	const [change] = await changesOfOrder(portal.ctx.db.read, order.id);
	await page.locator('#code').fill('123');
	await act(page, 'Confirm new address');
	await page.waitForSelector('.errsum');
	await page.locator('#code').fill(changeCodeOf(portal.ctx.config, change!.id));
	await act(page, 'Confirm new address');
	await page.waitForURL(/done=email/);
	expect(await words(page)).toContain('new@example.com');
	const before = await visit('old@example.com');
	expect((await before.goto(`/orders/${order.number}`))?.status()).toBe(404);
	await Promise.all([page.context().close(), before.context().close()]);
});

test('packed while the page was open: the customer is told, and the pages close', async () => {
	const order = await unpacked('late@example.com');
	const page = await visit('late@example.com');
	await page.goto(`/orders/${order.number}/change/note`);
	const lines = await linesOfOrder(portal.ctx.db.read, order.id);
	const packed = await recordFulfilment(
		portal.ctx,
		{ kind: 'system' },
		{
			order_id: order.id,
			force: true,
			fulfilment: {
				...{
					reference: 'late',
					carrier: 'Siam Parcel',
					service: '',
					tracking_number: null,
					tracking_url: null
				},
				...{ origin: '', destination: '', packed_at: Date.now(), shipped_at: null, delivered_at: null },
				...{ promised_at: null, estimated_at: null, cancelled: false, events: [] },
				lines: lines.map(({ external_ref, quantity }) => ({ line: external_ref, quantity }))
			}
		}
	);
	expect(packed.ok).toBe(true);
	await page.locator('#note').fill('Leave it with the guard');
	await act(page, 'Save');
	expect(await words(page)).toContain('The order is packed already');
	for (const path of ['', '/address', '/contact', '/note']) {
		await page.goto(`/orders/${order.number}/change${path}`);
		expect(await page.locator('h1').textContent()).toBe('This order can’t be changed any more');
	}
	await page.goto(`/orders/${order.number}`);
	expect(await page.getByRole('link', { name: 'Change the order' }).count()).toBe(0);
	await page.context().close();
});

test('an agent changes it for the customer, and says why', async () => {
	const order = await unpacked('mette@example.com');
	const desk = await visit('agent', { javascript: false, width: 1280 });
	await desk.goto(`/desk/orders/${order.number}/change`);
	await desk.locator('#value-phone').fill('082 345 6789');
	await desk.locator('form[action="?/phone"] button').click();
	expect(await words(desk)).toContain('reason');
	await desk.locator('#reason-phone').fill('Called us');
	await desk.locator('form[action="?/phone"] button').click();
	await desk.waitForURL(/done=changed/);
	expect((await findOrder(portal.ctx.db.read, order.id))?.phone_norm).toBe('66823456789');
	expect(await words(desk)).toContain('Called us');
	await desk.goto(`/desk/orders/${order.number}/change/address?place=570901`);
	await desk.locator('#reason').fill('Moved');
	await act(desk, 'Change');
	await desk.waitForURL(/done=changed/);
	expect((await shipTo(order)).postcode).toBe('57130');
	await desk.context().close();
});
