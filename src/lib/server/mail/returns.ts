import { mail } from '#lib/i18n/mail.ts';
import { claimReviewTitles, mailClaims } from '#lib/i18n/mail-claims.ts';
import { mailInstants } from '#lib/i18n/mail-instants.ts';
import { mailExchanges as exchanges } from '#lib/i18n/mail-exchanges.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import { pieces } from './compose.ts';
import { replacementWords } from './exchanges.ts';
import type { MailContent, MailStop } from './content.ts';
import type { MailData, ReturnMailBase } from './kinds.ts';

export function returnRequested(locale: Locale, data: MailData['return_requested']): MailContent {
	const { method, sendBy, refundBy, refund } = data;
	const make = pieces(locale, data.shop);
	const how = data.claim
		? mailClaims.approvedHow
		: data.fetchBy
			? mail.fetchHow
			: { drop_off: mail.dropOffHow, own_carrier: mail.sendHow, keep_item: mail.keepHow }[method];
	const note = data.fetchBy ? '' : (data.methodNote?.[locale] ?? '');
	const paid = { amount: make.strongAmount(refund), how: make.way(data.way) };
	const money = refundBy
		? say(locale, mail.getsBack, { ...paid, until: make.until(refundBy) })
		: say(locale, mail.getsBackAfterCheck, paid);
	const swap = swapWords(locale, data);
	const told = [...swap, ...(swap.length > 0 && refund.amountMinor === 0 ? [] : [money])];
	return {
		...frame(locale, data),
		subject: say(locale, data.claim ? mailClaims.subject : mail.requestedSubject, {
			return: data.returnNumber
		}),
		preview: told[0] ?? money,
		title: requestedTitle(locale, data),
		opening: [make.hello(data.customerName) + say(locale, how), ...(note ? [note] : []), ...told],
		route: requestedRoute(locale, data),
		items: make.items(data.items),
		...(refund.amountMinor === 0 && swap.length > 0 ? {} : { money: make.money(data.rows, refund) }),
		action:
			data.slipLink && method !== 'keep_item' && sendBy
				? { label: say(locale, mail.openSlip), href: data.slipLink }
				: { label: say(locale, mail.openReturn), href: data.link },
		closing: []
	};
}

export function returnInReview(locale: Locale, data: MailData['return_in_review']): MailContent {
	const make = pieces(locale, data.shop);
	const words = data.claim ? mailClaims.reviewHow : mail.reviewHow;
	const how = say(locale, words, { until: make.until(data.answerBy) });
	return {
		...frame(locale, data),
		subject: say(locale, data.claim ? mailClaims.subject : mail.reviewSubject, { return: data.returnNumber }),
		preview: how,
		title: say(locale, data.claim ? claimReviewTitles[data.claim] : mail.reviewTitle),
		opening: [make.hello(data.customerName) + how],
		route: [
			{ label: say(locale, mail.stopRequested), when: make.stopDay(data.requestedAt), state: 'done' },
			{ label: say(locale, mail.stopReview), when: say(locale, mail.stopNow), state: 'here' },
			{ label: say(locale, mail.stopAnswer), when: make.byStopDay(data.answerBy), state: 'next' }
		],
		items: make.items(data.items)
	};
}

export function returnDeclined(locale: Locale, data: MailData['return_declined']): MailContent {
	const make = pieces(locale, data.shop);
	return {
		...frame(locale, data),
		subject: say(locale, data.claim ? mailClaims.subject : mail.declinedSubject, {
			return: data.returnNumber
		}),
		preview: data.reason,
		title: say(locale, data.claim ? mailClaims.declinedTitle : mail.declinedTitle),
		opening: [make.hello(data.customerName).trim()].filter(Boolean),
		quote: {
			lead: say(locale, mail.declinedWhy),
			words: data.reason,
			after: { lead: say(locale, mail.declinedNext), words: data.nextStep }
		},
		items: make.items(data.items)
	};
}

export function returnQuestion(locale: Locale, data: MailData['return_question']): MailContent {
	const make = pieces(locale, data.shop);
	const { answerBy } = data;
	return {
		...frame(locale, data),
		subject: say(locale, mail.questionSubject, { return: data.returnNumber }),
		preview: data.question,
		title: say(locale, mail.questionTitle),
		opening: [make.hello(data.customerName).trim()].filter(Boolean),
		quote: { lead: say(locale, mail.questionWhy), words: data.question },
		action: { label: say(locale, mail.answerQuestion), href: data.link },
		closing: answerBy ? [say(locale, mail.questionUntil, { until: make.until(answerBy) })] : []
	};
}

export function returnReceived(locale: Locale, data: MailData['return_received']): MailContent {
	const make = pieces(locale, data.shop);
	const how = say(locale, mail.receivedHow, {
		day: make.day(data.receivedAt),
		until: make.until(data.answerBy)
	});
	return {
		...frame(locale, data),
		subject: say(locale, mail.receivedSubject, { return: data.returnNumber }),
		preview: how,
		title: say(locale, mail.receivedTitle),
		opening: [make.hello(data.customerName) + how],
		route: [
			{ label: say(locale, mail.stopHome), when: make.stopDay(data.receivedAt), state: 'done' },
			{ label: say(locale, mail.stopCheck), when: say(locale, mail.stopNow), state: 'here' },
			{ label: say(locale, mail.stopRefund), when: make.byStopDay(data.answerBy), state: 'next' }
		],
		items: make.items(data.items)
	};
}

export function returnCancelled(locale: Locale, data: MailData['return_cancelled']): MailContent {
	const make = pieces(locale, data.shop);
	const { returnableUntil, reason } = data;
	const how = say(locale, data.by === 'customer' ? mail.cancelledByYou : mail.cancelledByShop, {
		day: make.day(data.cancelledAt)
	});
	return {
		...frame(locale, data),
		subject: say(locale, mail.cancelledSubject, { return: data.returnNumber }),
		preview: how,
		title: say(locale, mail.cancelledTitle),
		opening: [make.hello(data.customerName) + how],
		...(reason ? { quote: { lead: say(locale, mail.cancelledWhy), words: reason } } : {}),
		closing: returnableUntil ? [say(locale, mail.cancelledAgain, { until: make.until(returnableUntil) })] : []
	};
}

/** What every mail about a return has; the kinds above replace what differs. */
function frame(locale: Locale, data: ReturnMailBase) {
	const make = pieces(locale, data.shop);
	return {
		shop: data.shop,
		action: { label: say(locale, mail.openReturn), href: data.link },
		closing: [] as string[],
		about: make.about(data.orderNumber, data.returnNumber),
		contact: make.contact
	};
}

/** What is sent in exchange, and what it costs on top. */
function swapWords(locale: Locale, { swap, method, shop }: MailData['return_requested']): string[] {
	if (swap === undefined) return [];
	if (swap.atOnce) return [say(locale, mailInstants.wants, { items: replacementWords(locale, swap.items) })];
	const wants = method === 'keep_item' ? exchanges.wantsKept : exchanges.wants;
	const sent = say(locale, wants, { items: replacementWords(locale, swap.items) });
	if (swap.due === null) return [sent];
	return [sent, say(locale, exchanges.due, { amount: pieces(locale, shop).strongAmount(swap.due) })];
}

function requestedTitle(
	locale: Locale,
	{ method, sendBy, fetchBy, shop, claim }: MailData['return_requested']
): string {
	if (claim) return say(locale, mailClaims.approvedTitle);
	if (fetchBy) return say(locale, mail.fetchTitle, { until: pieces(locale, shop).day(fetchBy) });
	if (method === 'keep_item' || !sendBy) return say(locale, mail.keepTitle);
	const until = pieces(locale, shop).day(sendBy);
	return say(locale, method === 'drop_off' ? mail.dropOffTitle : mail.sendTitle, { until });
}

function requestedRoute(locale: Locale, data: MailData['return_requested']): MailStop[] {
	const { method, requestedAt, sendBy, homeBy, refundBy } = data;
	const make = pieces(locale, data.shop);
	const leavesBy = data.fetchBy ?? sendBy;
	const keeps = method === 'keep_item' || !leavesBy;
	const first: MailStop = {
		label: say(locale, mail.stopApproved),
		when: make.stopDay(requestedAt),
		state: keeps ? 'here' : 'done'
	};
	const send: MailStop[] = keeps
		? []
		: [
				{
					label: say(
						locale,
						data.fetchBy ? mail.stopFetch : method === 'drop_off' ? mail.stopDropOff : mail.stopSend
					),
					when: make.byStopDay(leavesBy),
					state: 'here'
				}
			];
	const home: MailStop[] =
		keeps || !homeBy
			? []
			: [{ label: say(locale, mail.stopHome), when: make.byStopDay(homeBy), state: 'next' }];
	const refunded: MailStop = {
		label: say(locale, mail.stopRefund),
		when: refundBy ? make.byStopDay(refundBy) : '',
		state: 'next'
	};
	return [first, ...send, ...home, refunded];
}
