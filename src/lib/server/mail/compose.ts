import type { Money } from '#lib/domain/money.ts';
import type { Instant } from '#lib/domain/time.ts';
import { dateLong, dayMonthShort, money, timeOfDay } from '#lib/i18n/format.ts';
import { mail } from '#lib/i18n/mail.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import type { MailContent } from './content.ts';
import { strong } from './html.ts';
import type { MailItem, MailMoneyRow, MailRefundWay, MailShop } from './kinds.ts';

const BRANDS = new Map([
	['visa', mail.visa],
	['mastercard', mail.mastercard],
	['jcb', mail.jcb],
	['amex', mail.amex],
	['unionpay', mail.unionpay]
]);

const ROWS = {
	discount: mail.rowDiscount,
	tax: mail.rowTax,
	shipping: mail.rowShipping,
	return_shipping: mail.rowReturnShipping,
	restocking: mail.rowRestocking,
	adjustment: mail.rowAdjustment,
	goodwill: mail.rowGoodwill
};

/** The pieces every mail is put together from, in one language and one shop's time zone. */
export function pieces(locale: Locale, shop: MailShop) {
	const zone = shop.timeZone;
	const day = (at: Instant) => dateLong(locale, at, zone);
	const moment = (at: Instant) => ({ time: timeOfDay(locale, at, zone), zone: offset(at, zone) });
	const amount = (value: Money) => money(locale, value);

	return {
		day,
		until: (at: Instant) => strong(day(at)),
		amount,
		strongAmount: (value: Money) => strong(amount(value)),
		/** The day as the route line has it. */
		stopDay: (at: Instant) => dayMonthShort(locale, at, zone),
		byStopDay: (at: Instant) => say(locale, mail.byDay, { day: dayMonthShort(locale, at, zone) }),
		clock: (at: Instant) => strong(say(locale, mail.clock, moment(at))),
		dayAndClock: (at: Instant) => strong(say(locale, mail.timeOf, { day: day(at), ...moment(at) })),
		hello: (name: string | null | undefined) => {
			const plain = greetable(name);
			return plain ? `${say(locale, mail.hello, { name: plain })} ` : '';
		},
		items: (items: MailItem[]) =>
			items.map(({ title, quantity }) => ({ title, quantity: say(locale, mail.pieces, { n: quantity }) })),
		way: (way: MailRefundWay) =>
			way.kind === 'store_credit' && shop.credit?.[locale]
				? say(locale, mail.asOwnCredit, { name: shop.credit[locale] })
				: wayWords(locale, way),
		money: (rows: MailMoneyRow[] | undefined, total: Money): MailContent['money'] => ({
			rows: (rows ?? []).map(({ what, amountMinor, quantity }) => ({
				label: what === 'goods' ? say(locale, mail.rowGoods, { n: quantity ?? 1 }) : say(locale, ROWS[what]),
				amount: money(locale, { amountMinor, currency: total.currency }, what === 'goods' ? 'auto' : 'always')
			})),
			total: { label: say(locale, mail.refund), amount: amount(total) }
		}),
		about: (order: string, returned?: string) =>
			returned
				? say(locale, mail.aboutReturn, { return: returned, order })
				: say(locale, mail.aboutOrder, { order }),
		contact: shop.phone
			? say(locale, mail.replyOrCall, { phone: shop.phone, hours: shop.hours?.[locale] ?? '' })
			: say(locale, mail.reply)
	};
}

/**
 * A name is the customer's own text and anybody may place an order in anybody's mailbox, so a name that could carry
 * a message or a web address is not greeted.
 */
function greetable(name: string | null | undefined): string | null {
	const plain = name?.trim().replace(/\s+/gu, ' ') ?? '';
	return /^[\p{L}\p{M}'’ -]{1,40}$/u.test(plain) && plain.split(' ').length <= 4 ? plain : null;
}

function wayWords(locale: Locale, way: MailRefundWay): string {
	switch (way.kind) {
		case 'card': {
			const brand = say(locale, BRANDS.get(way.brand?.toLowerCase() ?? '') ?? mail.card);
			return say(locale, mail.onCard, { brand, last4: way.last4 });
		}
		case 'bank':
			return say(locale, mail.inBank, { last4: way.last4 ?? '' });
		case 'promptpay':
			return say(locale, mail.withPromptpay);
		case 'store_credit':
			return say(locale, mail.asStoreCredit);
		case 'original':
			return say(locale, mail.theWayYouPaid);
	}
}

/** `GMT+7`: an English reader may be anywhere. */
function offset(at: Instant, timeZone: string): string {
	const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);
	return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
