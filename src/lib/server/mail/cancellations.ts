import { mail } from '#lib/i18n/mail-cancellation.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import { pieces } from './compose.ts';
import type { MailContent } from './content.ts';
import type { CancellationMailBase, MailData } from './kinds.ts';

export function cancellationAccepted(locale: Locale, data: MailData['cancellation_accepted']): MailContent {
	const { whole, money, orderNumber, currency } = data;
	const make = pieces(locale, data.shop);
	const amount = (amountMinor: number): string => make.amount({ amountMinor, currency });
	const ways = [
		...(money.refund_minor > 0 ? [say(locale, mail.refunded, { amount: amount(money.refund_minor) })] : []),
		...(money.released_minor > 0
			? [say(locale, mail.released, { amount: amount(money.released_minor) })]
			: []),
		...(money.captured_minor > 0
			? [say(locale, mail.captured, { amount: amount(money.captured_minor) })]
			: []),
		...(money.door_minor > 0 ? [say(locale, mail.door, { amount: amount(money.door_minor) })] : [])
	];
	return {
		...frame(locale, data),
		subject: say(locale, mail.acceptedSubject, { order: orderNumber, whole }),
		preview: ways[0] ?? say(locale, mail.nothing),
		title: say(locale, mail.acceptedTitle, { whole }),
		opening: [
			make.hello(data.customerName) + say(locale, mail.acceptedHow, { number: data.number }),
			...(ways.length > 0 ? ways : [say(locale, mail.nothing)])
		],
		...(money.total_minor > 0
			? { money: { rows: [], total: { label: say(locale, mail.total), amount: amount(money.total_minor) } } }
			: {})
	};
}

export function cancellationChecking(locale: Locale, data: MailData['cancellation_checking']): MailContent {
	const how = say(locale, mail.checkingHow, { number: data.number });
	return {
		...frame(locale, data),
		subject: say(locale, mail.checkingSubject, { order: data.orderNumber }),
		preview: how,
		title: say(locale, mail.checkingTitle),
		opening: [pieces(locale, data.shop).hello(data.customerName) + how]
	};
}

export function cancellationTooLate(locale: Locale, data: MailData['cancellation_too_late']): MailContent {
	const how = say(locale, mail.tooLateHow);
	return {
		...frame(locale, data),
		subject: say(locale, mail.tooLateSubject, { order: data.orderNumber }),
		preview: how,
		title: say(locale, mail.tooLateTitle),
		opening: [pieces(locale, data.shop).hello(data.customerName) + how]
	};
}

function frame(
	locale: Locale,
	data: CancellationMailBase
): Pick<MailContent, 'shop' | 'items' | 'action' | 'closing' | 'about' | 'contact'> {
	const make = pieces(locale, data.shop);
	return {
		shop: data.shop,
		items: make.items(data.items),
		action: { label: say(locale, mail.open), href: data.link },
		closing: [],
		about: make.about(data.orderNumber),
		contact: make.contact
	};
}
