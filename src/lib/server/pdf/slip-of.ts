import type { Address } from '#lib/domain/order/neutral.ts';
import { postalLines } from '#lib/domain/order/postal.ts';
import type { Locale } from '#lib/i18n/say.ts';
import type { CustomerReturn } from '../queries/customer-return.ts';
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

const packedOf = ({ items }: CustomerReturn, locale: Locale): SlipData['items'] =>
	items
		.filter((item) => item.goods_required === 1 && item.reception !== 'cancelled')
		.map((item) => ({
			title: locale === 'th' ? item.line.title_th : item.line.title_en,
			quantity: item.quantity
		}));
