import { error } from '@sveltejs/kit';
import { renderSlip } from '#lib/server/pdf/slip.ts';
import type { RequestHandler } from './$types';
import { addressLines } from '../../../orders/[order]/address.ts';
import { openReturn } from '../opened.ts';

/** The slip in the visitor's language, while there is something to send. */
export const GET: RequestHandler = async (event) => {
	const { view } = await openReturn(event);
	const { locale, shop } = event.locals;
	const { return: row, order, bought, items, plan } = view;
	const sendable = row.state === 'approved' || row.state === 'in_transit' || row.state === 'part_received';
	if (row.method === 'keep' || !sendable) error(404);
	const { province, city, district } = bought.ship_to;
	const { returnAddress } = shop;
	const pdf = await renderSlip(locale, {
		shop: { name: shop.name, timeZone: shop.timezone },
		returnNumber: row.number,
		orderNumber: order.number,
		method: row.method,
		...(row.ship_by === null ? {} : { sendBy: row.ship_by }),
		...(plan?.expected.back ? { homeBy: plan.expected.back } : {}),
		fromPlace: province ?? city ?? district ?? '',
		toPlace: returnAddress.district ?? returnAddress.city ?? shop.name[locale],
		from: addressLines(bought.ship_to),
		to: addressLines(returnAddress),
		items: items
			.filter((item) => item.goods_required === 1 && item.reception !== 'cancelled')
			.map((item) => ({
				title: locale === 'th' ? item.line.title_th : item.line.title_en,
				quantity: item.quantity
			})),
		qr: row.number,
		printedAt: row.decided_at ?? row.created_at
	});
	return new Response(Buffer.from(pdf), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${row.number}.pdf"`,
			'cache-control': 'private, no-store'
		}
	});
};
