import { mail } from '#lib/i18n/mail.ts';
import { promiseWords } from '#lib/i18n/refund-steps.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import { pieces } from './compose.ts';
import type { MailContent, MailStop } from './content.ts';
import { creditWords } from './credit.ts';
import type { MailData, RefundMailBase } from './kinds.ts';

export function refundSent(locale: Locale, data: MailData['refund_sent']): MailContent {
	return onItsWay(locale, data, data.checkedAt);
}

export function refundDone(locale: Locale, data: MailData['refund_done']): MailContent {
	const make = pieces(locale, data.shop);
	const how = say(locale, mail.doneHow, { day: make.until(data.doneAt), how: make.way(data.way) });
	return {
		...frame(locale, data),
		subject: say(locale, mail.doneSubject, { amount: make.amount(data.refund) }),
		preview: how,
		title: say(locale, mail.doneSubject, { amount: make.amount(data.refund) }),
		opening: [make.hello(data.customerName) + how, ...creditWords(locale, data)],
		action: { label: say(locale, data.returnNumber ? mail.openReturn : mail.openOrder), href: data.link },
		...reference(say(locale, mail.doneReference), data.reference)
	};
}

export function refundFailed(locale: Locale, data: MailData['refund_failed']): MailContent {
	const make = pieces(locale, data.shop);
	const amount = make.amount(data.refund);
	const chooses = data.next === 'choose';
	const next = say(locale, chooses ? mail.failedChoose : mail.failedWeWrite, { until: make.until(data.by) });
	return {
		...frame(locale, data),
		subject: say(locale, mail.failedSubject, { amount }),
		preview: next,
		title: say(locale, mail.failedTitle, { amount }),
		opening: [
			make.hello(data.customerName) +
				say(locale, mail.failedHow, { day: make.day(data.failedAt), how: make.way(data.way) }),
			next
		],
		action: { label: say(locale, chooses ? mail.chooseWay : mail.followRefund), href: data.link }
	};
}

export function manualPayout(locale: Locale, data: MailData['manual_payout']): MailContent {
	if (data.stage === 'sent') return onItsWay(locale, data);
	const make = pieces(locale, data.shop);
	const title = say(locale, mail.accountSubject, { amount: make.amount(data.refund) });
	const how = say(locale, mail.accountHow, { until: make.until(data.by) });
	return {
		...frame(locale, data),
		subject: title,
		preview: how,
		title,
		opening: [make.hello(data.customerName) + how],
		action: { label: say(locale, mail.giveAccount), href: data.link },
		closing: [say(locale, mail.accountSafe)]
	};
}

type Sent = MailData['refund_sent'] | (MailData['manual_payout'] & { stage: 'sent' });

function onItsWay(locale: Locale, data: Sent, checkedAt?: number): MailContent {
	const make = pieces(locale, data.shop);
	const amount = make.amount(data.refund);
	const how = say(locale, mail.sentHow, {
		day: make.day(data.sentAt),
		how: make.way(data.way),
		until: make.until(data.arrivesBy)
	});
	const checked: MailStop[] = checkedAt
		? [{ label: say(locale, mail.stopChecked), when: make.stopDay(checkedAt), state: 'done' }]
		: [];
	return {
		...frame(locale, data),
		subject: say(locale, mail.sentSubject, { amount }),
		preview: how,
		title: say(locale, mail.sentTitle, { amount }),
		opening: [make.hello(data.customerName) + how],
		route: [
			...checked,
			{ label: say(locale, mail.stopSent), when: make.stopDay(data.sentAt), state: 'here' },
			{ label: say(locale, mail.stopArrives), when: make.byStopDay(data.arrivesBy), state: 'next' }
		],
		money: make.money('rows' in data ? data.rows : undefined, data.refund),
		...reference(say(locale, mail.sentReference), data.reference)
	};
}

function frame(locale: Locale, data: RefundMailBase) {
	const make = pieces(locale, data.shop);
	return {
		shop: data.shop,
		action: { label: say(locale, mail.followRefund), href: data.link },
		closing: data.late === undefined ? [] : [say(locale, promiseWords.mailed, { day: make.day(data.late) })],
		about: make.about(data.orderNumber, data.returnNumber),
		contact: make.contact
	};
}

function reference(lead: string, value: string | undefined): Pick<MailContent, 'reference'> {
	return value ? { reference: { lead, value } } : {};
}
