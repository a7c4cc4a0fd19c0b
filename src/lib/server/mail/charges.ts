import { charges } from '#lib/i18n/charge.ts';
import { mail } from '#lib/i18n/mail-charges.ts';
import { mailInstants } from '#lib/i18n/mail-instants.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import { pieces } from './compose.ts';
import type { MailContent } from './content.ts';
import { replacementWords } from './exchanges.ts';
import { strong } from './html.ts';
import type { ChargeMailBase, MailData } from './kinds.ts';

/** Money to pay, with the way to do it. */
export function chargeDue(locale: Locale, data: MailData['charge_due']): MailContent {
	const { make, amount, asked, order } = told(locale, data);
	const how = say(locale, mail.dueHow, { ...asked, until: make.dayAndClock(data.dueAt) });
	return {
		...frame(locale, data),
		subject: say(locale, data.isReminder ? mail.reminderSubject : mail.dueSubject, { amount, order }),
		preview: data.what,
		title: say(locale, mail.dueTitle, { amount }),
		opening: [make.hello(data.customerName) + how, ...depositTold(locale, data)],
		action: { label: say(locale, mail.pay), href: data.link },
		closing: [say(locale, data.deposit ? charges.otherwiseDeposit : mail.dueOtherwise)]
	};
}

/** What a deposit buys and when it comes back, as it was read before it was agreed. */
function depositTold(locale: Locale, { deposit, shop }: MailData['charge_due']): string[] {
	if (deposit === null) return [];
	const make = pieces(locale, shop);
	const terms = {
		amount: make.strongAmount(deposit.value),
		due: make.until(deposit.dueAt),
		grace: make.until(deposit.graceUntil),
		items: replacementWords(locale, deposit.items)
	};
	return [say(locale, mailInstants.wants, terms), say(locale, mailInstants.depositHow, terms)];
}

export function chargePaid(locale: Locale, data: MailData['charge_paid']): MailContent {
	const { make, amount, asked, order } = told(locale, data);
	const how = say(locale, mail.paidHow, { ...asked, way: data.way, at: make.day(data.paidAt) });
	return {
		...frame(locale, data),
		subject: say(locale, mail.paidSubject, { amount, order }),
		preview: data.what,
		title: say(locale, mail.paidTitle, { amount }),
		opening: [make.hello(data.customerName) + how]
	};
}

export function chargeClosed(locale: Locale, data: MailData['charge_closed']): MailContent {
	const { make, asked, order } = told(locale, data);
	const lapsed = data.why === 'lapsed';
	const subject = say(locale, lapsed ? mail.lapsedSubject : mail.cancelledSubject, { order });
	return {
		...frame(locale, data),
		subject,
		preview: data.what,
		title: subject,
		opening: [
			make.hello(data.customerName) + say(locale, lapsed ? mail.lapsedHow : mail.cancelledHow, asked)
		],
		closing: lapsed ? [say(locale, mail.askUs)] : []
	};
}

export function chargeReturned(locale: Locale, data: MailData['charge_returned']): MailContent {
	const { make, amount, asked, order } = told(locale, data);
	const how = say(locale, data.why === 'twice' ? mail.returnedTwice : mail.returnedLate, asked);
	return {
		...frame(locale, data),
		subject: say(locale, mail.returnedSubject, { amount, order }),
		preview: data.what,
		title: say(locale, mail.returnedTitle, { amount }),
		opening: [make.hello(data.customerName) + how]
	};
}

function told(locale: Locale, data: ChargeMailBase) {
	const make = pieces(locale, data.shop);
	const asked = { amount: make.strongAmount(data.amount), what: data.what, order: data.orderNumber };
	return { make, amount: make.amount(data.amount), asked, order: data.orderNumber };
}

const frame = (locale: Locale, data: ChargeMailBase) => {
	const make = pieces(locale, data.shop);
	return {
		shop: data.shop,
		action: { label: say(locale, mail.openOrder), href: data.link },
		closing: [],
		about: `${make.about(data.orderNumber)} ${strong(data.number)}`,
		contact: make.contact
	};
};
