import { mail } from '#lib/i18n/mail.ts';
import { mailInstants as words } from '#lib/i18n/mail-instants.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import { pieces } from './compose.ts';
import type { MailContent } from './content.ts';
import { replacementWords } from './exchanges.ts';
import type { MailData } from './kinds.ts';

/** Where a customer stands whose replacement leaves before their goods are back. */
export function instantTold(locale: Locale, data: MailData['instant_told']): MailContent {
	const { news } = data;
	const make = pieces(locale, data.shop);
	const day = make.stopDay(news === 'overdue' ? data.graceUntil : data.dueAt);
	const how = say(locale, words[`${news}How`], {
		amount: make.strongAmount(data.value),
		due: make.until(data.dueAt),
		grace: make.until(data.graceUntil),
		items: replacementWords(locale, data.items)
	});
	return {
		shop: data.shop,
		subject: say(locale, words[`${news}Subject`], { return: data.returnNumber, day }),
		preview: say(locale, words[`${news}Title`]),
		title: say(locale, words[`${news}Title`]),
		opening: [make.hello(data.customerName) + how],
		items: make.items(data.items),
		action: { label: say(locale, mail.openReturn), href: data.link },
		closing: [],
		about: make.about(data.orderNumber, data.returnNumber),
		contact: make.contact
	};
}
