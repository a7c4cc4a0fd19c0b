import { mail as creditWords } from '#lib/i18n/mail-credit.ts';
import { mailGifts as words } from '#lib/i18n/mail-gifts.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import { pieces } from './compose.ts';
import type { MailContent } from './content.ts';
import { strong } from './html.ts';
import type { MailData } from './kinds.ts';

/** The digits stand in the body only: subjects show on locked screens and in logs. */
export function giftProof(locale: Locale, data: MailData['gift_proof']): MailContent {
	const { shop, code, codeExpiresAt, link } = data;
	const make = pieces(locale, shop);
	const use = say(locale, words.proofUse, { until: make.clock(codeExpiresAt) });
	return {
		shop,
		subject: say(locale, words.proofSubject),
		preview: use,
		title: say(locale, words.proofTitle),
		opening: [use],
		code,
		action: { label: say(locale, words.proofOpen), href: link },
		closing: [say(locale, words.proofNotYou)],
		about: strong(shop.name[locale]),
		contact: make.contact
	};
}

/** To the receiver of a gift. What it is told is made of what it may know: there are no prices and no names in its data. */
export function giftReturn(locale: Locale, data: MailData['gift_return']): MailContent {
	const { shop, link, occasion, returnNumber: number } = data;
	const make = pieces(locale, shop);
	const frame = {
		shop,
		...(data.items.length > 0 && { items: make.items(data.items) }),
		action: { label: say(locale, words.openReturn), href: link },
		closing: [],
		about: say(locale, words.aboutReturn, { number }),
		contact: make.contact
	};
	const told = (subject: string, title: string, how: string): MailContent => ({
		...frame,
		subject,
		preview: how,
		title,
		opening: how === '' ? [] : [how]
	});
	switch (occasion.kind) {
		case 'requested': {
			const how = occasion.sendBy
				? say(locale, words.requestedBy, { until: make.until(occasion.sendBy) })
				: say(locale, words.requestedKeep);
			const mail = told(
				say(locale, words.requestedSubject, { number }),
				say(locale, words.requestedTitle),
				how
			);
			return occasion.sendBy ? { ...mail, action: { label: say(locale, words.openSlip), href: link } } : mail;
		}
		case 'in_review':
			return told(
				say(locale, words.reviewSubject, { number }),
				say(locale, words.reviewTitle),
				say(locale, words.reviewHow)
			);
		case 'declined':
			return {
				...told(say(locale, words.declinedSubject, { number }), say(locale, words.declinedTitle), ''),
				preview: occasion.reason,
				quote: { lead: say(locale, words.why), words: occasion.reason }
			};
		case 'question':
			return {
				...told(say(locale, words.questionSubject, { number }), say(locale, words.questionTitle), ''),
				preview: occasion.question,
				quote: { lead: say(locale, words.weAsk), words: occasion.question }
			};
		case 'received':
			return told(
				say(locale, words.receivedSubject, { number }),
				say(locale, words.receivedTitle),
				say(locale, words.receivedHow)
			);
		case 'cancelled':
			return told(
				say(locale, words.cancelledSubject, { number }),
				say(locale, words.cancelledTitle),
				say(locale, words.cancelledHow)
			);
		case 'credit': {
			const until =
				occasion.validUntil === null
					? say(locale, creditWords.validAlways)
					: say(locale, creditWords.validUntil, { until: make.until(occasion.validUntil) });
			return told(
				say(locale, words.creditSubject, { number }),
				say(locale, words.creditTitle, { amount: make.amount(occasion.amount) }),
				`${say(locale, words.creditHow)} ${until}`
			);
		}
	}
}

/** To the buyer: the code for whoever gets the gift. */
export function giftReceipt(locale: Locale, data: MailData['gift_receipt']): MailContent {
	const { shop, orderNumber, code, link } = data;
	const make = pieces(locale, shop);
	const how = say(locale, words.receiptHow);
	return {
		shop,
		subject: say(locale, words.receiptSubject, { order: orderNumber }),
		preview: how,
		title: say(locale, words.receiptTitle),
		opening: [make.hello(data.customerName) + how],
		code,
		items: make.items(data.items),
		action: { label: say(locale, words.receiptOpen), href: link },
		closing: [],
		about: make.about(orderNumber),
		contact: make.contact
	};
}
