import { mail } from '#lib/i18n/mail.ts';
import { mailExchanges as words } from '#lib/i18n/mail-exchanges.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import { pieces } from './compose.ts';
import type { MailContent } from './content.ts';
import { strong } from './html.ts';
import type { MailData, MailItem } from './kinds.ts';

const SUBJECTS = {
	shipped: [words.shippedSubject, words.shippedTitle],
	out_of_stock: [words.outSubject, words.outTitle],
	chosen: [words.chosenSubject, words.chosenTitle],
	paid_back: [words.backSubject, words.backTitle]
} as const;
const WHY = { asked: words.backAsked, too_little: words.backTooLittle, not_paid: words.backNotPaid } as const;

export function exchangeTold(locale: Locale, data: MailData['exchange_told']): MailContent {
	const { news, carrier = '', trackingNumber } = data;
	const make = pieces(locale, data.shop);
	const [subject, title] = SUBJECTS[news];
	const how = {
		shipped: words.shippedHow,
		out_of_stock: words.outHow,
		chosen: words.chosenHow,
		paid_back: WHY[data.why ?? 'asked']
	}[news];
	const track =
		trackingNumber === undefined ? [] : [say(locale, words.shippedWith, { carrier, number: trackingNumber })];
	return {
		shop: data.shop,
		subject: say(locale, subject, { return: data.returnNumber }),
		preview: say(locale, how),
		title: say(locale, title),
		opening: [make.hello(data.customerName) + say(locale, how), ...track, ...difference(locale, make, data)],
		...(news === 'paid_back' ? {} : { items: make.items(data.items) }),
		action: { label: say(locale, mail.openReturn), href: data.link },
		closing: [],
		about: make.about(data.orderNumber, data.returnNumber),
		contact: make.contact
	};
}

function difference(
	locale: Locale,
	{ strongAmount }: ReturnType<typeof pieces>,
	{ due, back }: MailData['exchange_told']
): string[] {
	if (due) return [say(locale, words.due, { amount: strongAmount(due) })];
	return back ? [say(locale, words.back, { amount: strongAmount(back) })] : [];
}

/** Replacements in one sentence of another mail. */
export const replacementWords = (locale: Locale, items: readonly MailItem[]): string =>
	items
		.map(({ title, quantity }) => strong(say(locale, words.piece, { title, n: quantity })))
		.join(locale === 'th' ? ' และ ' : ' and ');
