import { mail } from '#lib/i18n/mail-credit.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import { pieces } from './compose.ts';
import type { MailContent } from './content.ts';
import { strong } from './html.ts';
import type { MailData } from './kinds.ts';

export function creditExpiring(locale: Locale, data: MailData['credit_expiring']): MailContent {
	const { shop, amount, validUntil } = data;
	const make = pieces(locale, shop);
	const day = make.day(validUntil);
	const how = say(locale, mail.expiringHow, {
		amount: make.strongAmount(amount),
		until: make.until(validUntil)
	});
	return {
		shop,
		subject: say(locale, mail.expiringSubject, { amount: make.amount(amount), day }),
		preview: say(locale, mail.expiringPreview),
		title: say(locale, mail.expiringTitle, { amount: make.amount(amount) }),
		opening: [make.hello(data.customerName) + how],
		action: { label: say(locale, mail.openCredit), href: data.link },
		closing: [say(locale, mail.expiringOnce)],
		about: strong(shop.name[locale]),
		contact: make.contact
	};
}

/** What a refund that became credit is worth, and until when: nothing for a refund that went another way. */
export function creditWords(locale: Locale, { shop, credit }: MailData['refund_done']): string[] {
	if (!credit) return [];
	const make = pieces(locale, shop);
	const total = make.strongAmount(credit.total);
	const worth = credit.bonus
		? say(locale, mail.worthMore, { total, bonus: make.amount(credit.bonus) })
		: say(locale, mail.worth, { total });
	const until =
		credit.validUntil === null
			? say(locale, mail.validAlways)
			: say(locale, mail.validUntil, { until: make.until(credit.validUntil) });
	return [`${worth} ${until}`];
}
