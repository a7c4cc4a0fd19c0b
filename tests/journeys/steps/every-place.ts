import type { Page } from 'playwright-core';
import { FULFILMENT_STATES } from '#lib/domain/fulfilment/states.ts';
import { backtest } from '#lib/i18n/backtest.ts';
import { webhookWords } from '#lib/i18n/admin-webhooks.ts';
import { giftPortal } from '#lib/i18n/gift-portal.ts';
import { imports } from '#lib/i18n/imports.ts';
import { form as returnWords } from '#lib/i18n/return-form.ts';
import { access } from '#lib/i18n/access.ts';
import { RETURN_STATES } from '#lib/domain/return/states.ts';
import {
	at,
	inNewShop,
	ofCancellable,
	ofCancellation,
	ofGift,
	ofGiftReturn,
	ofCharge,
	ofMember,
	ofOrder,
	ofExchange,
	ofParcel,
	ofProduct,
	ofRefund,
	ofReturn,
	ofShownOrder,
	ofWebhook,
	thenOn,
	type Find
} from './places.ts';
import { confirmDeclaration, declareAsGuest, openDeclared } from './withdrawal.ts';
import { choosePiece, giveReason, localeOf, lookUp, press } from './return.ts';

type Places = Record<string, Find>;

const stories = RETURN_STATES.filter((state) => state !== 'closed');
const journeys = FULFILMENT_STATES.filter((state) => state !== 'cancelled');
const cancellations = ['warehouse_check', 'too_late', 'done'] as const;
const refunds = ['approved', 'processing', 'succeeded', 'settled_other'] as const;
const each = <State extends string>(states: readonly State[], find: (state: State) => Find): Places =>
	Object.fromEntries(states.map((state) => [state, find(state)]));

/** Two good rows and two with faults, as a merchant's own file has them. */
const CSV = `order,sku,title,quantity,price,date,currency,email
C-1,TEAPOT,Teapot,1,890.00,2026-11-02 10:15,THB,one@example.com
C-1,CUP,Cup,4,120.00,2026-11-02 10:15,THB,one@example.com
C-2,CUP,Cup,many,120.00,2026-11-03 10:15,THB,two@example.com
C-3,CUP,Cup,1,120.00,someday,THB,three@example.com
`;

const wizard = (query = ''): Find => ofShownOrder((number) => `/orders/${number}/return${query}`);

/** Every page by its route, in the states in which it looks different. `errors`: pages without a route. */
export const everyPlace: Record<string, Places> = {
	'/(portal)': {
		'nobody yet': at('/'),
		'order known': at('/?order=BD-74K29'),
		'nothing typed': thenOn(at('/'), async (page) => {
			await press(page, await localeOf(page), access.findOrder);
			await page.waitForSelector('.errsum');
		})
	},
	'/(portal)/code': { asked: thenOn(at('/'), (page) => lookUp(page, 'BD-74K29', 'ploy@example.com')) },
	'/(portal)/link/[token]': { 'used up': at('/link/nothing') },
	'/(portal)/gift': {
		'nobody yet': at('/gift'),
		'nothing typed': thenOn(at('/gift'), async (page) => {
			await press(page, await localeOf(page), giftPortal.open);
			await page.waitForSelector('.errsum');
		}),
		ended: at('/gift?ended')
	},
	'/(portal)/gift/link/[token]': { wrong: at('/gift/link/nothing') },
	'/(portal)/gift/pieces': {
		'to choose': ofGift('BD-GF601', '/gift/pieces'),
		'on its way back': ofGift('BD-GF602', '/gift/pieces')
	},
	'/(portal)/gift/reason': { asked: thenOn(ofGift('BD-GF601', '/gift/pieces'), chooseGift) },
	'/(portal)/gift/email': {
		asked: thenOn(ofGift('BD-GF601', '/gift/pieces'), async (page) => {
			await answerGift(page);
			await page.locator('a[href*="/gift/email"]').click();
			await page.waitForURL(/\/gift\/email/);
		})
	},
	'/(portal)/gift/check': { answered: thenOn(ofGift('BD-GF601', '/gift/pieces'), answerGift) },
	'/(portal)/gift/returns/[return]': { approved: ofGiftReturn((number) => `/gift/returns/${number}`) },
	'/(portal)/orders/[order]/gift': {
		given: ofOrder('BD-GF601', (number) => `/orders/${number}/gift`),
		'not yet': ofShownOrder((number) => `/orders/${number}/gift`)
	},
	'/desk/orders/[order]/gifts': {
		'sent back': ofOrder('BD-GF602', (number) => `/desk/orders/${number}/gifts`, 'agent'),
		none: ofShownOrder((number) => `/desk/orders/${number}/gifts`, 'agent')
	},
	'/(portal)/orders': { 'of a mailbox': ofShownOrder(() => '/orders') },
	'/(portal)/credit': { 'of a mailbox': ofShownOrder(() => '/credit') },
	'/(portal)/orders/[order]': {
		shown: ofShownOrder((number) => `/orders/${number}`),
		...each(journeys, (state) => ofParcel(state, (number) => `/orders/${number}`))
	},
	'/(portal)/orders/[order]/pay/[charge]': each(['due', 'paid'] as const, (state) =>
		ofCharge(state, (order, charge) => `/orders/${order}/pay/${charge}`)
	),
	'/(portal)/orders/[order]/cancel': {
		'may be cancelled': ofCancellable((order) => `/orders/${order}/cancel`),
		'nothing left': ofShownOrder((number) => `/orders/${number}/cancel`)
	},
	'/(portal)/orders/[order]/cancellations/[cancellation]': each(cancellations, (state) =>
		ofCancellation(state, (order, number) => `/orders/${order}/cancellations/${number}`)
	),
	'/desk/orders/[order]/cancel': {
		agent: ofCancellable((order) => `/desk/orders/${order}/cancel`, 'agent')
	},
	'/(portal)/orders/[order]/refunds/[refund]': each(refunds, (state) =>
		ofRefund(state, (order, refund) => `/orders/${order}/refunds/${refund}`)
	),
	'/desk/orders/[order]/refunds/[refund]': each(refunds, (state) =>
		ofRefund(state, (order, refund) => `/desk/orders/${order}/refunds/${refund}`, 'agent')
	),
	'/(portal)/orders/[order]/return': {
		pieces: wizard(),
		'pieces with a fault': wizard('?fault'),
		'address cut short': wizard('?s=cut'),
		reason: thenOn(wizard(), (page) => choosePiece(page)),
		outcome: thenOn(wizard(), (page) => change(page, 'outcome')),
		method: thenOn(wizard(), (page) => change(page, 'method'))
	},
	'/(portal)/orders/[order]/claim/[parcel]': {
		asked: at('/orders/BD-C1A03/claim/1', { email: 'nok@example.com' }),
		'nothing to tell': at('/orders/BD-C1A03/claim/9', { email: 'nok@example.com' })
	},
	'/desk/orders/[order]/claim/[parcel]': {
		asked: at('/desk/orders/BD-C1A03/claim/1', 'agent')
	},
	'/(portal)/orders/[order]/return/check': {
		answered: thenOn(wizard(), async (page) => {
			await choosePiece(page);
			await giveReason(page, 'changed_mind');
		})
	},
	'/(portal)/orders/[order]/return/exchange': {
		'another size': thenOn(wizard(), toExchange),
		'another product': thenOn(wizard(), async (page) => {
			await toExchange(page);
			await page.locator('.goods a').first().click();
			await page.waitForURL(/product=/);
		})
	},
	'/(portal)/orders/[order]/return/when': {
		'now or later': thenOn(wizard(), async (page) => {
			await toExchange(page);
			await page.locator('[name=want]:not([disabled])').first().check();
			await page.getByRole('button', { name: /Continue|ไปต่อ/ }).click();
			await page.waitForURL(/check/);
			await page.goto(page.url().replace('/check?', '/when?'));
		})
	},
	'/(portal)/orders/[order]/change': {
		open: ofOrder('BD-CH501', (number) => `/orders/${number}/change`),
		closed: ofShownOrder((number) => `/orders/${number}/change`)
	},
	'/(portal)/orders/[order]/change/address': {
		'place known': ofOrder('BD-CH501', (number) => `/orders/${number}/change/address`),
		start: ofOrder('BD-CH501', (number) => `/orders/${number}/change/address?pick`),
		'no such postcode': ofOrder('BD-CH501', (number) => `/orders/${number}/change/address?postcode=1`),
		'places of a postcode': ofOrder(
			'BD-CH501',
			(number) => `/orders/${number}/change/address?postcode=10260`
		),
		districts: ofOrder('BD-CH501', (number) => `/orders/${number}/change/address?province=50`),
		abroad: ofOrder('BD-CH501', (number) => `/orders/${number}/change/address?abroad`)
	},
	'/(portal)/orders/[order]/change/contact': {
		open: ofOrder('BD-CH501', (number) => `/orders/${number}/change/contact`)
	},
	'/(portal)/orders/[order]/change/note': {
		open: ofOrder('BD-CH501', (number) => `/orders/${number}/change/note`)
	},
	'/(portal)/orders/[order]/change/pieces': {
		list: ofOrder('BD-CH505', (number) => `/orders/${number}/change/pieces`),
		'sizes and colours': ofOrder('BD-CH505', (number) => `/orders/${number}/change/pieces?line=1`),
		'nothing chosen': ofOrder('BD-CH505', (number) => `/orders/${number}/change/pieces?line=1&pick=1`),
		'one more': ofOrder('BD-CH505', (number) => `/orders/${number}/change/pieces?line=1&pieces=3`),
		'to be paid': ofOrder('BD-CH507', (number) => `/orders/${number}/change/pieces`),
		closed: ofShownOrder((number) => `/orders/${number}/change/pieces`)
	},
	'/desk/orders/[order]/change/pieces': {
		list: ofOrder('BD-CH505', (number) => `/desk/orders/${number}/change/pieces`, 'agent'),
		'sizes and colours': ofOrder(
			'BD-CH506',
			(number) => `/desk/orders/${number}/change/pieces?line=1`,
			'agent'
		),
		'one more': ofOrder(
			'BD-CH505',
			(number) => `/desk/orders/${number}/change/pieces?line=1&pieces=3`,
			'agent'
		)
	},
	'/desk/orders/[order]/change': {
		'to be decided': ofOrder('BD-CH503', (number) => `/desk/orders/${number}/change`, 'agent'),
		'with a history': ofOrder('BD-CH504', (number) => `/desk/orders/${number}/change`, 'agent')
	},
	'/desk/orders/[order]/change/address': {
		'place known': ofOrder('BD-CH501', (number) => `/desk/orders/${number}/change/address`, 'agent'),
		start: ofOrder('BD-CH501', (number) => `/desk/orders/${number}/change/address?pick`, 'agent')
	},
	'/admin/changes': { rules: at('/admin/changes', 'merchant') },
	'/desk': { queue: at('/desk', 'agent'), 'as merchant': at('/desk', 'merchant') },
	'/desk/account': { own: at('/desk/account', 'agent') },
	'/desk/account/second-factor': { 'to set up': at('/desk/account/second-factor', 'agent') },
	'/desk/confirm': { asked: at('/desk/confirm?next=/admin/keys', 'agent') },
	'/(portal)/policy': {
		nobody: at('/policy'),
		'by law and after it': at('/policy?country=DE&category=furniture'),
		'not returnable': at('/policy?country=ZZ&category=food')
	},
	'/(portal)/policy/embed': { 'on another site': at('/policy/embed?country=DE&category=furniture') },
	'/(portal)/withdraw': {
		nobody: at('/withdraw'),
		'in German': at('/withdraw?lang=de'),
		'order proved': ofShownOrder((number) => `/withdraw?order=${number}`),
		'nothing typed': thenOn(at('/withdraw'), async (page) => {
			await page.locator('main form button.act').press('Enter');
			await page.waitForSelector('.errsum');
		})
	},
	'/(portal)/withdraw/confirm': { typed: thenOn(at('/withdraw'), declareAsGuest) },
	'/(portal)/withdraw/receipt/[token]': {
		received: thenOn(at('/withdraw'), async (page) => {
			await declareAsGuest(page);
			await confirmDeclaration(page);
		})
	},
	'/desk/withdrawals/[withdrawal]': { waiting: thenOn(at('/withdraw', 'agent'), openDeclared) },
	'/(portal)/returns/[return]': {
		...each(stories, (state) => ofReturn(state, (number) => `/returns/${number}`)),
		'just sent': ofReturn('approved', (number) => `/returns/${number}?sent`)
	},
	'/(portal)/returns/[return]/cancel': {
		possible: ofReturn('approved', (number) => `/returns/${number}/cancel`),
		'too late': ofReturn('resolved', (number) => `/returns/${number}/cancel`)
	},
	'/(portal)/returns/[return]/account': {
		asked: ofRefund('approved', (_order, _refund, back) => `/returns/${back}/account`),
		'not needed': ofReturn('approved', (number) => `/returns/${number}/account`)
	},
	'/(portal)/returns/[return]/exchange': {
		choosing: ofExchange('BD-EXC01', (number) => `/returns/${number}/exchange?item=1`),
		reading: thenOn(
			ofExchange('BD-EXC01', (number) => `/returns/${number}/exchange?item=1`),
			async (page) => {
				await page.locator('.acts a[href*="w="]').click();
				await page.waitForSelector('.receipt');
			}
		)
	},
	'/desk/cases/[return]/exchange': {
		choosing: ofExchange('BD-EXC01', (number) => `/desk/cases/${number}/exchange`, 'agent'),
		'too late': ofExchange('BD-EXC02', (number) => `/desk/cases/${number}/exchange`, 'agent')
	},
	'/(portal)/returns/[return]/change': {
		possible: ofReturn('approved', (number) => `/returns/${number}/change`)
	},
	'/desk/search': {
		found: at('/desk/search?q=ploy', 'agent'),
		'nothing found': at('/desk/search?q=zzzzzz', 'agent')
	},
	'/desk/orders/[order]': { shown: ofShownOrder((number) => `/desk/orders/${number}`, 'agent') },
	'/desk/orders/[order]/return': {
		shown: ofShownOrder((number) => `/desk/orders/${number}/return`, 'agent')
	},
	'/desk/receiving': {
		ready: at('/desk/receiving', 'agent'),
		'not ours': at('/desk/receiving?code=RT-NONE', 'agent'),
		...each(['approved', 'in_transit', 'received', 'resolved'] as const, (state) =>
			ofReturn(state, (number) => `/desk/receiving?code=${number}`, 'agent')
		)
	},
	'/desk/replacements': { waiting: at('/desk/replacements', 'agent') },
	'/desk/sign-in': { nobody: at('/desk/sign-in') },
	'/desk/cases/[return]': {
		...each(stories, (state) => ofReturn(state, (number) => `/desk/cases/${number}`, 'lead')),
		...each(['ask', 'decline', 'cancel'] as const, (act) =>
			ofReturn('in_review', (number) => `/desk/cases/${number}?act=${act}`, 'lead')
		),
		lost: ofReturn('in_transit', (number) => `/desk/cases/${number}?act=lost`, 'lead')
	},
	'/desk/cases/[return]/account': {
		'not told': ofRefund('approved', (_order, _refund, back) => `/desk/cases/${back}/account`, 'lead')
	},
	'/desk/refunds': {
		'stuck ones': at('/desk/refunds', 'lead'),
		'to read': at('/desk/refunds', 'agent')
	},
	'/admin': { merchant: at('/admin', 'merchant') },
	'/admin/policy': { merchant: at('/admin/policy', 'merchant') },
	'/admin/policy/edit': {
		'the rules': at('/admin/policy/edit', 'merchant'),
		'a new rule': at('/admin/policy/edit?rule=new', 'merchant'),
		'what holds for everything else': at('/admin/policy/edit?part=settings', 'merchant')
	},
	'/admin/policy/share': { merchant: at('/admin/policy/share', 'merchant') },
	'/admin/policy/backtests': { merchant: at('/admin/policy/backtests', 'merchant') },
	'/admin/policy/backtests/[backtest]': {
		done: thenOn(at('/admin/policy/backtests', 'merchant'), async (page) => {
			await press(page, await localeOf(page), backtest.start);
			await page.waitForURL(/\/backtests\/bkt_/);
			await page.locator('.big').waitFor();
		})
	},
	'/admin/imports': { merchant: at('/admin/imports', 'merchant') },
	'/admin/credit-notes': {
		'this month': at('/admin/credit-notes', 'merchant'),
		'an empty month': at('/admin/credit-notes?month=2020-01', 'merchant')
	},
	'/admin/limits': { merchant: at('/admin/limits', 'merchant') },
	'/admin/reconciliation': { merchant: at('/admin/reconciliation', 'merchant') },
	'/admin/webhooks': {
		merchant: at('/admin/webhooks', 'merchant'),
		'nothing typed': thenOn(at('/admin/webhooks', 'merchant'), async (page) => {
			await press(page, await localeOf(page), webhookWords.add);
			await page.locator('.err').first().waitFor();
		}),
		'just added': thenOn(at('/admin/webhooks', 'merchant'), async (page) => {
			await page.locator('#name').fill('บัญชี');
			await page.locator('#url').fill('https://books.example/homeward');
			await page.locator('#group-refunds').check();
			await press(page, await localeOf(page), webhookWords.add);
			await page.locator('.once').waitFor();
		})
	},
	'/admin/webhooks/[webhook]': {
		paused: ofWebhook((id) => `/admin/webhooks/${id}`, 'merchant'),
		'asked for a test': thenOn(
			ofWebhook((id) => `/admin/webhooks/${id}`, 'merchant'),
			async (page) => {
				await press(page, await localeOf(page), webhookWords.test);
				await page.waitForURL(/done=queued/);
				await page.locator('#tries ~ details summary').first().click();
			}
		)
	},
	'/admin/keys': { merchant: at('/admin/keys', 'merchant') },
	'/admin/reasons': { merchant: at('/admin/reasons', 'merchant') },
	'/admin/reasons/[kind]/[code]': { merchant: at('/admin/reasons/return/damaged', 'merchant') },
	'/admin/addresses': { merchant: at('/admin/addresses', 'merchant') },
	'/admin/catalogue': {
		merchant: at('/admin/catalogue', 'merchant'),
		'nothing found': at('/admin/catalogue?q=zzzz', 'merchant')
	},
	'/admin/catalogue/[product]': { merchant: ofProduct((id) => `/admin/catalogue/${id}`, 'merchant') },
	'/admin/labels': { merchant: at('/admin/labels', 'merchant') },
	'/admin/holidays': { merchant: at('/admin/holidays', 'merchant') },
	'/admin/cancellations': { merchant: at('/admin/cancellations', 'merchant') },
	'/admin/instant': { merchant: at('/admin/instant', 'merchant') },
	'/admin/withdrawal': { merchant: at('/admin/withdrawal', 'merchant') },
	'/admin/shop': { merchant: at('/admin/shop', 'merchant') },
	'/admin/team': { merchant: at('/admin/team', 'merchant') },
	'/admin/imports/[import]': {
		rehearsed: thenOn(at('/admin/imports', 'merchant'), async (page) => {
			await page.locator('#file').setInputFiles({
				name: 'orders.csv',
				mimeType: 'text/csv',
				buffer: Buffer.from(CSV)
			});
			await press(page, await localeOf(page), imports.rehearse);
			await page.waitForURL(/\/admin\/imports\/imp_/);
		})
	},
	'/admin/team/[member]': { agent: ofMember((id) => `/admin/team/${id}`, 'merchant') },
	'/set-up': { 'a new shop': inNewShop('/set-up') },
	'/admin/team/new': { merchant: at('/admin/team/new', 'merchant') },
	'/api/v1/docs': { nobody: at('/api/v1/docs') },
	errors: {
		'404 nowhere': at('/no-such-page'),
		'404 no such country': at('/policy?country=QQ'),
		'403 an agent at the merchant’s': at('/admin', 'agent'),
		'404 somebody else’s order': at('/orders/BD-NONE9', { email: 'nobody@example.com' })
	}
};

async function toExchange(page: Page): Promise<void> {
	await choosePiece(page);
	await giveReason(page, 'too_small');
	await page.locator('a[href*="/return/exchange?"]').first().click();
	await page.waitForURL(/\/return\/exchange/);
}

async function chooseGift(page: Page): Promise<void> {
	await page.locator('input[name="line"]').first().check();
	await press(page, await localeOf(page), returnWords.continue);
	await page.waitForURL(/\/gift\/reason/);
}

async function answerGift(page: Page): Promise<void> {
	await chooseGift(page);
	await page.locator('#reason-changed_mind').check();
	await press(page, await localeOf(page), returnWords.continue);
	await page.waitForURL(/\/gift\/check/);
}

/** Back from the check page to one of its answers. */
async function change(page: Page, step: 'outcome' | 'method'): Promise<void> {
	await choosePiece(page);
	await giveReason(page, 'changed_mind');
	await page.locator(`a[href*="step=${step}"]`).click();
	await page.waitForURL(new RegExp(`step=${step}`));
}
