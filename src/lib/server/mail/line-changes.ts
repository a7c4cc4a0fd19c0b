import { mailLineChanges as words } from '#lib/i18n/mail-line-changes.ts';
import { mailOrderChanges } from '#lib/i18n/mail-order-changes.ts';
import { mail } from '#lib/i18n/mail.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import { pieces } from './compose.ts';
import type { MailContent } from './content.ts';
import type { MailData } from './kinds.ts';

export function lineChanged(locale: Locale, data: MailData['line_changed']): MailContent {
	const { shop, before, after, orderNumber: order, paid, refunded, door } = data;
	const make = pieces(locale, shop);
	const money = [
		...(paid ? [say(locale, words.paid, { amount: make.amount(paid) })] : []),
		...(refunded ? [say(locale, words.refunded, { amount: make.amount(refunded) })] : []),
		...(door ? [say(locale, words.door, { amount: make.amount(door) })] : [])
	];
	const title = say(locale, words.changedTitle);
	return {
		shop,
		subject: say(locale, mailOrderChanges.changedSubject, { order }),
		preview: title,
		title,
		opening: [make.hello(data.customerName).trim()].filter(Boolean),
		quote: {
			lead: say(locale, words.nowComes),
			words: after,
			...(before === null ? {} : { after: { lead: say(locale, words.insteadOf), words: before } })
		},
		action: { label: say(locale, mail.openOrder), href: data.link },
		closing: [
			...(money.length > 0 ? money : [say(locale, words.samePrice)]),
			say(locale, mailOrderChanges.changedWrong)
		],
		about: make.about(order),
		contact: make.contact
	};
}

export function lineChangeEnded(locale: Locale, data: MailData['line_change_ended']): MailContent {
	const { shop, after, reason, orderNumber: order } = data;
	const make = pieces(locale, shop);
	const title = say(locale, words.endedTitle);
	return {
		shop,
		subject: say(locale, mailOrderChanges.declinedSubject, { order }),
		preview: title,
		title,
		opening: [make.hello(data.customerName) + (reason === null ? say(locale, words.missed) : '')].filter(
			Boolean
		),
		quote: {
			lead: say(locale, words.wished),
			words: after,
			...(reason === null ? {} : { after: { lead: say(locale, words.answer), words: reason } })
		},
		action: { label: say(locale, mail.openOrder), href: data.link },
		closing: [say(locale, reason === null ? words.missedNext : words.declinedNext)],
		about: make.about(order),
		contact: make.contact
	};
}
