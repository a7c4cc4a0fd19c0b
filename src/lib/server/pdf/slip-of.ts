import type { Address } from '#lib/domain/order/neutral.ts';
import { postalLines } from '#lib/domain/order/postal.ts';
import type { Locale } from '#lib/i18n/say.ts';
import type { CustomerReturn } from '../queries/customer-return.ts';
import type { SlipData } from './slip.ts';

type Sender = { name: Record<Locale, string>; timezone: string; returnAddress: Record<string, string> };

/** What the slip of a return says; null when nothing travels. */
export function slipOf(view: CustomerReturn, shop: Sender, locale: Locale): SlipData | null {
	const { return: row, order, bought, items, plan } = view;
	if (row.method === 'keep') return null;
	const { province, city, district } = bought.ship_to;
	const returnAddress: Partial<Address> = view.destination?.address ?? shop.returnAddress;
	return {
		shop: { name: shop.name, timeZone: shop.timezone },
		returnNumber: row.number,
		orderNumber: order.number,
		method: row.method,
		...(row.ship_by === null ? {} : { sendBy: row.ship_by }),
		...(plan?.expected.back ? { homeBy: plan.expected.back } : {}),
		fromPlace: province ?? city ?? district ?? '',
		toPlace: returnAddress.district ?? returnAddress.city ?? shop.name[locale],
		from: postalLines(bought.ship_to),
		to: postalLines(returnAddress),
		items: items
			.filter((item) => item.goods_required === 1 && item.reception !== 'cancelled')
			.map((item) => ({
				title: locale === 'th' ? item.line.title_th : item.line.title_en,
				quantity: item.quantity
			})),
		qr: row.number,
		printedAt: row.decided_at ?? row.created_at
	};
}
