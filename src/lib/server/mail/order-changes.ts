import { isChangeKind } from '#lib/domain/order-change/kinds.ts';
import { changedTitles, mailOrderChanges as words } from '#lib/i18n/mail-order-changes.ts';
import { mail } from '#lib/i18n/mail.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import { pieces } from './compose.ts';
import type { MailContent } from './content.ts';
import { strong } from './html.ts';
import type { MailData } from './kinds.ts';

export function orderChanged(locale: Locale, data: MailData['order_changed']): MailContent {
	const { shop, lines, orderNumber: order } = data;
	const make = pieces(locale, shop);
	// Data of mails may be anybody's.
	const title = say(locale, isChangeKind(data.what) ? changedTitles[data.what] : words.changedTitle);
	const lead = say(locale, data.by === 'customer' ? words.youChanged : words.weChanged);
	return {
		shop,
		subject: say(locale, words.changedSubject, { order }),
		preview: title,
		title,
		opening: [make.hello(data.customerName) + (lines.length > 0 ? '' : say(locale, words.noteGone))].filter(
			Boolean
		),
		...(lines.length > 0 ? { quote: { lead, words: lines.join('\n') } } : {}),
		action: { label: say(locale, mail.openOrder), href: data.link },
		closing: [say(locale, words.changedWrong)],
		about: make.about(order),
		contact: make.contact
	};
}

/** No link opens the order: whoever reads this mailbox may no longer see it. */
export function orderEmailMoved(locale: Locale, data: MailData['order_email_moved']): MailContent {
	const { shop, to, orderNumber: order } = data;
	const make = pieces(locale, shop);
	const moved = say(locale, words.moved, { to: strong(to) });
	return {
		shop,
		subject: say(locale, words.movedSubject, { order }),
		preview: say(locale, words.movedTitle),
		title: say(locale, words.movedTitle),
		opening: [moved],
		action: { label: say(locale, words.movedOpen), href: data.link },
		closing: [say(locale, words.movedNotYou)],
		about: make.about(order),
		contact: make.contact
	};
}

export function orderChangeDeclined(locale: Locale, data: MailData['order_change_declined']): MailContent {
	const { shop, lines, reason, orderNumber: order } = data;
	const make = pieces(locale, shop);
	return {
		shop,
		subject: say(locale, words.declinedSubject, { order }),
		preview: reason,
		title: say(locale, words.declinedTitle),
		opening: [make.hello(data.customerName).trim()].filter(Boolean),
		quote: {
			lead: say(locale, words.declinedWished),
			words: lines.join('\n') || say(locale, words.noteGone),
			after: { lead: say(locale, words.declinedWhy), words: reason }
		},
		action: { label: say(locale, mail.openOrder), href: data.link },
		closing: [say(locale, words.declinedNext)],
		about: make.about(order),
		contact: make.contact
	};
}

/** The code stands in the body only: subjects show on locked screens and in logs. */
export function orderChangeCode(locale: Locale, data: MailData['order_change_code']): MailContent {
	const { shop } = data;
	const make = pieces(locale, shop);
	const use = say(locale, words.codeUse, { until: make.clock(data.codeExpiresAt) });
	return {
		shop,
		subject: say(locale, words.codeSubject),
		preview: use,
		title: say(locale, words.codeTitle),
		opening: [use],
		code: data.code,
		action: { label: say(locale, words.codeOpen), href: data.link },
		closing: [say(locale, words.codeNotYou)],
		about: strong(shop.name[locale]),
		contact: make.contact
	};
}
