import { mail } from '#lib/i18n/mail.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import { pieces } from './compose.ts';
import type { MailContent } from './content.ts';
import { strong } from './html.ts';
import type { MailData } from './kinds.ts';

export function orderLink(locale: Locale, data: MailData['order_link']): MailContent {
	const { shop, customerName, orderNumber, occasion, items, total } = data;
	const make = pieces(locale, shop);
	const placed = occasion === 'placed';
	const day = make.day(data.placedAt);
	return {
		shop,
		subject: say(locale, mail.orderSubject, { order: orderNumber }),
		preview: say(locale, placed ? mail.orderPlacedTitle : mail.orderAskedTitle),
		title: say(locale, placed ? mail.orderPlacedTitle : mail.orderAskedTitle),
		opening: [make.hello(customerName) + say(locale, placed ? mail.orderPlaced : mail.orderAsked, { day })],
		...(items?.length ? { items: make.items(items) } : {}),
		...(total
			? { money: { rows: [], total: { label: say(locale, mail.total), amount: make.amount(total) } } }
			: {}),
		action: { label: say(locale, mail.openOrder), href: data.link },
		closing: [say(locale, mail.linkIsYours, { until: make.day(data.linkExpiresAt) })],
		about: make.about(orderNumber),
		contact: make.contact
	};
}

/** The code stands in the body only: subjects show on locked screens and in logs. */
export function lookupCode(locale: Locale, data: MailData['lookup_code']): MailContent {
	const { shop, customerName, orderNumber } = data;
	const make = pieces(locale, shop);
	const use = say(locale, mail.codeUse, { until: make.clock(data.codeExpiresAt) });
	return {
		shop,
		subject: say(locale, mail.codeSubject),
		preview: use,
		title: say(locale, mail.codeTitle),
		opening: [make.hello(customerName) + use],
		code: data.code,
		action: { label: say(locale, mail.codeOpen), href: data.link },
		closing: [
			say(locale, mail.codeLinkUntil, { until: make.clock(data.linkExpiresAt) }),
			say(locale, mail.codeNotYou)
		],
		about: orderNumber ? make.about(orderNumber) : strong(shop.name[locale]),
		contact: make.contact
	};
}
