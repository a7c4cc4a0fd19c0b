import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { access } from '#lib/i18n/access.ts';
import { kase } from '#lib/i18n/desk-case.ts';
import { bench } from '#lib/i18n/desk-receiving.ts';
import { mail } from '#lib/i18n/mail.ts';
import { form } from '#lib/i18n/return-form.ts';
import { returns } from '#lib/i18n/return.ts';
import { say } from '#lib/i18n/say.ts';
import { launchBrowser, visitor, type View } from '../support/browser.ts';
import { engines } from '../support/databases.ts';
import { accept, receive, scan, signIn } from './steps/agent.ts';
import { expectHeadline, requestReturn, returnNumber } from './steps/customer.ts';
import { watchHands } from './steps/hands.ts';
import { linkIn, mailTo, orderLink } from './steps/mails.ts';
import { expectRefunded, refundsAtStripe } from './steps/money.ts';
import { openJourneyShop, type JourneyShop } from './steps/open-shop.ts';
import { placeOrder } from './steps/order.ts';
import { press } from './steps/return.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

const open: BrowserContext[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((context) => context.close()));
});

// 999.99 less its 100.00 of the discount for three bags, so 299.99 or 300.00 each; 60.00 for the way back.
const TWO_BAGS = { piece: 1, quantity: 2, amount: '฿539.99' };
const SHIRT = { amount: '฿1,101.00' };

describe.each(engines)('the main job, other ways, on %s', (engine) => {
	let shop: JourneyShop;
	let agent: Page;
	beforeAll(async () => {
		shop = await openJourneyShop(engine);
		agent = await (await visitor(browser, shop.url, { locale: 'en', width: 1280 })).newPage();
		await signIn(agent);
	});
	afterAll(async () => {
		await agent?.context().close();
		await shop?.close();
	});

	const somebody = async (view: View = {}): Promise<Page> => {
		const context = await visitor(browser, shop.url, view);
		open.push(context);
		return context.newPage();
	};
	/** A new order, and its customer on its page: the link of the first mail leads there. */
	const customerWithOrder = async (bought: { shirt?: number } = {}) => {
		const order = await placeOrder(shop, bought);
		const page = await somebody();
		await page.goto(await orderLink(shop, order, 'en'));
		await page.waitForURL(`**/orders/${order.number}`);
		return { order, page };
	};
	const stateOf = async (number: string): Promise<string> => {
		const row = await shop.db.read
			.selectFrom('returns')
			.select('state')
			.where('number', '=', number)
			.executeTakeFirstOrThrow();
		return row.state;
	};

	it('a dear piece waits for a person, who approves it', async () => {
		const { order, page } = await customerWithOrder({ shirt: 600_000 });
		const number = await requestReturn(page, { amount: '฿5,940.00' });
		expect(await stateOf(number)).toBe('in_review');
		await mailTo(shop, order.email, say('en', mail.reviewSubject, { return: number }));

		await agent.goto(`/desk/cases/${number}`);
		await press(agent, 'en', kase.approve);
		await agent.waitForURL(/done=approved/);
		await mailTo(shop, order.email, say('en', mail.requestedSubject, { return: number }));
		await expectHeadline(page, say('en', returns.approved));

		await scan(agent, number);
		await receive(agent);
		await accept(agent);
		await expectRefunded(shop, order.intent, [594_000]);
	});

	it('a request is declined, and the customer reads why', async () => {
		const { order, page } = await customerWithOrder({ shirt: 600_000 });
		const number = await requestReturn(page, { amount: '฿5,940.00' });
		await agent.goto(`/desk/cases/${number}`);
		await agent.getByRole('link', { name: say('en', kase.decline) }).click();
		await agent.locator('select[name=reason_code]').selectOption('used');
		await agent.locator('#act-note').fill('There are marks on the collar.');
		await press(agent, 'en', kase.declineSend);
		await agent.waitForURL(/done=declined/);

		await expectHeadline(page, say('en', returns.declined));
		const words = await page.locator('main').innerText();
		expect(words).toContain('It has been used');
		expect(words).toContain('There are marks on the collar.');
		const told = await mailTo(shop, order.email, say('en', mail.declinedSubject, { return: number }));
		expect(told.text).toContain('It has been used');
		expect(await refundsAtStripe(shop, order.intent)).toEqual([]);
	});

	it('a parcel in two parts is refunded in two parts, to the last unit', async () => {
		const { order, page } = await customerWithOrder();
		const number = await requestReturn(page, TWO_BAGS);
		await scan(agent, number);
		await receive(agent, 1);
		await accept(agent);
		await expect.poll(() => refundsAtStripe(shop, order.intent), { timeout: 20_000 }).toHaveLength(1);
		expect(await stateOf(number)).toBe('part_received');

		await scan(agent, number);
		await receive(agent, 1);
		await accept(agent);
		const [first] = await refundsAtStripe(shop, order.intent);
		await expectRefunded(shop, order.intent, [first?.amount ?? 0, 53_999 - (first?.amount ?? 0)]);
		expect(await stateOf(number)).toBe('resolved');
	});

	it('a customer cancels, and can ask for the same piece again', async () => {
		const { order, page } = await customerWithOrder();
		const number = await requestReturn(page, SHIRT);
		await page.getByRole('link', { name: say('en', returns.cancel) }).click();
		await press(page, 'en', returns.cancelYes);
		await page.waitForURL(/cancelled/);
		expect(await stateOf(number)).toBe('cancelled');
		await mailTo(shop, order.email, say('en', mail.cancelledSubject, { return: number }));

		await agent.goto(`/desk/receiving?code=${number}`);
		expect(await agent.getByRole('button', { name: say('en', bench.receive), exact: true }).count()).toBe(0);
		await page.goto(`/orders/${order.number}`);
		expect(await requestReturn(page, SHIRT)).not.toBe(number);
		expect(await refundsAtStripe(shop, order.intent)).toEqual([]);
	});

	it('customer and agent press at the same moment: one of them is told, nothing is half done', async () => {
		for (let round = 0; round < 3; round++) {
			const { order, page } = await customerWithOrder();
			const number = await requestReturn(page, SHIRT);
			await page.goto(`/returns/${number}/cancel`);
			await scan(agent, number);
			const answers = [posted(page), posted(agent)];
			await Promise.all([
				page.getByRole('button', { name: say('en', returns.cancelYes) }).click(),
				agent.getByRole('button', { name: say('en', bench.receive) }).click()
			]);
			const [cancelled, received] = await Promise.all(answers);
			const state = await stateOf(number);
			expect(['cancelled', 'received']).toContain(state);
			const winner = state === 'cancelled' ? cancelled : received;
			const loser = state === 'cancelled' ? received : cancelled;
			expect([winner, loser], state).toEqual(['done', 'refused']);
			if (state === 'received') {
				await accept(agent);
				await expectRefunded(shop, order.intent, [110_100]);
			} else expect(await refundsAtStripe(shop, order.intent)).toEqual([]);
		}
	});

	it('Stripe answers too late: the refund went out, and goes out once', async () => {
		const { order, page } = await customerWithOrder();
		const number = await requestReturn(page, SHIRT);
		shop.stripe.control.addFaults({ kind: 'timeout_after' });
		await scan(agent, number);
		await receive(agent);
		await accept(agent);
		await expectRefunded(shop, order.intent, [110_100]);
		expect(shop.stripe.control.faults()).toEqual([]);
		// The caller's own patience ends after the webhook has told: still one.
		await new Promise((resolve) => setTimeout(resolve, 6_000));
		await expectRefunded(shop, order.intent, [110_100]);
		expect(await stateOf(number)).toBe('resolved');
	});

	it('from the link of the mail: six taps at most, nothing typed', async () => {
		const order = await placeOrder(shop);
		const page = await somebody();
		const hands = await watchHands(page.context());
		await page.goto(await orderLink(shop, order, 'en'));
		await returnShirt(page);
		// The tap on the link in the mail counts as well.
		expect(1 + hands.taps).toBeLessThanOrEqual(6);
		expect(hands.typed).toBe(0);
	});

	it('as a guest: eight taps at most, two fields', async () => {
		const order = await placeOrder(shop);
		const page = await somebody();
		const hands = await watchHands(page.context());
		await page.goto('/');
		for (const [label, text] of [
			[access.orderNumber, order.number],
			[access.contact, order.email]
		] as const) {
			await page.getByLabel(say('en', label)).tap();
			await page.getByLabel(say('en', label)).pressSequentially(text);
		}
		await page.getByRole('button', { name: say('en', access.findOrder) }).tap();
		await page.waitForURL('**/code');
		await page.goto(linkIn(shop, await mailTo(shop, order.email, say('en', mail.codeSubject))));
		await page.getByRole('button', { name: say('en', access.openOrder) }).tap();
		await page.waitForURL(`**/orders/${order.number}`);
		await returnShirt(page);
		expect(hands.taps).toBeLessThanOrEqual(8);
		expect([...hands.fields].sort()).toEqual(['contact', 'order']);
	});
});

/** From the order's page to a sent request for its one shirt, by finger. */
async function returnShirt(page: Page): Promise<void> {
	await page.locator('a[href$="/return?line=0"]').tap();
	await page.waitForURL(/step=reason-1/);
	await page.locator('label[for="reason-too_small"]').tap();
	await page.getByRole('button', { name: say('en', form.continue) }).tap();
	await page.waitForURL(/return.check/);
	await page.getByRole('button', { name: say('en', form.send) }).tap();
	await page.waitForURL(/\/returns\/RT-/);
	expect(returnNumber(page)).toMatch(/^RT-/);
}

/** What the server said to the next form this page sends: a redirect is a yes, with or without a script. */
async function posted(page: Page): Promise<'done' | 'refused' | number> {
	const answer = await page.waitForResponse((response) => response.request().method() === 'POST');
	const status = answer.status();
	if (status === 303) return 'done';
	if (status !== 200) return status >= 500 ? status : 'refused';
	const { type } = (await answer.json()) as { type: string };
	return type === 'redirect' ? 'done' : 'refused';
}
