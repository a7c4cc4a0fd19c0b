import type { Address } from '#lib/domain/order/neutral.ts';
import { postalLines } from '#lib/domain/order/postal.ts';
import type { Locale } from '#lib/i18n/say.ts';
import type { CustomerReturn } from '../queries/customer-return.ts';
import type { GiftReturnView } from '../queries/gift-return.ts';
import type { SlipData } from './slip.ts';

type Sender = { name: Record<Locale, string>; timezone: string; returnAddress: Record<string, string> };

/**
 * What the slip of a return says; null when nothing travels. Those that share its box stand on the same slip, which
 * carries the number of the box.
 */
export function slipOf(
	view: CustomerReturn,
	shop: Sender,
	locale: Locale,
	mates: readonly CustomerReturn[] = []
): SlipData | null {
	const namesake = mates.find((mate) => mate.return.number === mate.return.box_number);
	const [head, ...others] = namesake
		? [namesake, view, ...mates.filter((mate) => mate !== namesake)]
		: [view, ...mates];
	const { return: row, order, bought, plan } = head;
	if (row.method === 'keep') return null;
	const { province, city, district } = bought.ship_to;
	const sendBy = Math.min(...[head, ...others].map((one) => one.return.ship_by ?? Infinity));
	const returnAddress: Partial<Address> = view.destination?.address ?? shop.returnAddress;
	return {
		shop: { name: shop.name, timeZone: shop.timezone },
		returnNumber: row.number,
		orderNumber: order.number,
		method: row.method,
		...(sendBy === Infinity ? {} : { sendBy }),
		...(plan?.expected.back ? { homeBy: plan.expected.back } : {}),
		fromPlace: province ?? city ?? district ?? '',
		toPlace: returnAddress.district ?? returnAddress.city ?? shop.name[locale],
		from: postalLines(bought.ship_to),
		to: postalLines(returnAddress),
		items: packedOf(head, locale),
		others: others.map((one) => ({
			returnNumber: one.return.number,
			orderNumber: one.order.number,
			items: packedOf(one, locale)
		})),
		qr: row.number,
		printedAt: row.decided_at ?? row.created_at
	};
}

/** The slip of a gift's receiver: who sends it stands in their mailbox alone. Null when nothing travels. */
export function giftSlipOf(view: GiftReturnView, shop: Sender, locale: Locale): SlipData | null {
	if (view.method === 'keep') return null;
	const to: Partial<Address> = view.destination ?? shop.returnAddress;
	return {
		shop: { name: shop.name, timeZone: shop.timezone },
		returnNumber: view.number,
		method: view.method,
		...(view.ship_by === null ? {} : { sendBy: view.ship_by }),
		...(view.expected_back === null ? {} : { homeBy: view.expected_back }),
		fromPlace: '',
		toPlace: to.district ?? to.city ?? shop.name[locale],
		from: [view.email],
		to: postalLines(to),
		items: view.items
			.filter((item) => item.goods_required === 1 && item.reception !== 'cancelled')
			.map((item) => ({ title: item.title[locale], quantity: item.quantity })),
		qr: view.number,
		printedAt: view.decided_at ?? view.created_at
	};
}

const packedOf = ({ items }: CustomerReturn, locale: Locale): SlipData['items'] =>
	items
		.filter((item) => item.goods_required === 1 && item.reception !== 'cancelled')
		.map((item) => ({
			title: locale === 'th' ? item.line.title_th : item.line.title_en,
			quantity: item.quantity
		}));
