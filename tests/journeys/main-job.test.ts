import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { money } from '#lib/i18n/format.ts';
import { mail } from '#lib/i18n/mail.ts';
import { refundPlace } from '#lib/i18n/payment.ts';
import { returns } from '#lib/i18n/return.ts';
import { plain, say } from '#lib/i18n/say.ts';
import { voiceOf } from '#lib/i18n/voice.ts';
import { launchBrowser, visitor, type View } from '../support/browser.ts';
import { engines } from '../support/databases.ts';
import { accept, makeKey, receive, scan, signIn } from './steps/agent.ts';
import { expectHeadline, findOrder, requestReturn, saveSlip } from './steps/customer.ts';
import { mailTo, subjectsTo } from './steps/mails.ts';
import { expectRefunded, refundsAtStripe } from './steps/money.ts';
import { ANONG, openJourneyShop, type JourneyShop } from './steps/open-shop.ts';
import { placeOrder } from './steps/order.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

const open: BrowserContext[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((context) => context.close()));
});

describe.each(engines)('the main job on %s', (engine) => {
	let shop: JourneyShop;
	beforeAll(async () => {
		shop = await openJourneyShop(engine);
	});
	afterAll(() => shop?.close());

	const somebody = async (view: View) => {
		const context = await visitor(browser, shop.url, view);
		open.push(context);
		return context.newPage();
	};

	it.each([
		{ javascript: true, locale: engine === 'sqlite' ? 'th' : 'en' },
		{ javascript: false, locale: engine === 'sqlite' ? 'en' : 'th' }
	] as const)(
		'from the order to the money, in $locale, JavaScript $javascript',
		async ({ locale, javascript }) => {
			const merchant = await somebody({ locale, javascript, width: 1280 });
			await signIn(merchant, ANONG);
			const order = await placeOrder(shop, { locale, key: await makeKey(merchant) });
			// 1,290.00 less its 129.00 of the discount, less 60.00 for the way back.
			const amountMinor = 110_100;
			const amount = money(locale, { amountMinor, currency: 'THB' });

			const customer = await somebody({ locale, javascript });
			await findOrder(customer, shop, order);
			const number = await requestReturn(customer, { amount });
			const slip = await saveSlip(customer);
			expectOneA5Page(slip);
			await mailTo(shop, order.email, say(locale, mail.requestedSubject, { return: number }));
			expect(await refundsAtStripe(shop, order.intent)).toEqual([]);

			const agent = await somebody({ locale: 'en', javascript, width: 1280 });
			await signIn(agent);
			await scan(agent, number.toLowerCase());
			await receive(agent);
			await mailTo(shop, order.email, say(locale, mail.receivedSubject, { return: number }));
			await accept(agent);

			await expectRefunded(shop, order.intent, [amountMinor]);
			const voice = voiceOf(locale, 'Asia/Bangkok');
			const how = refundPlace(voice, {
				provider: 'stripe',
				method: 'card',
				method_label: 'Visa •••• 4242'
			});
			await expectHeadline(customer, say(locale, returns.moneyOnItsWay, { amount, how }));
			const [refund] = await refundsAtStripe(shop, order.intent);
			expect(refund?.reference).toMatch(/\d{5,}/);
			await expect
				.poll(
					async () => {
						await customer.reload();
						return customer.locator('.arn').allInnerTexts();
					},
					{ timeout: 20_000, interval: 300 }
				)
				.toEqual([refund?.reference]);
			await mailTo(shop, order.email, plain(say(locale, mail.sentSubject, { amount })));
			await mailTo(shop, order.email, plain(say(locale, mail.doneSubject, { amount })));
			// Each of them once: order, code, asked for, arrived, sent, done.
			const subjects = subjectsTo(shop, order.email);
			expect(new Set(subjects).size).toBe(subjects.length);
			expect(subjects).toHaveLength(6);
			expect(shop.logs()).not.toContain(order.email);
		}
	);
});

/** One page of 148 by 210 mm. */
function expectOneA5Page(pdf: Buffer): void {
	const text = pdf.toString('latin1');
	expect(text.slice(0, 5)).toBe('%PDF-');
	expect(text.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
	const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
	expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([420, 595]);
}
