import { error } from '@sveltejs/kit';
import { orderAccess } from '#lib/server/auth/actors.ts';
import { pdfAnswer } from '#lib/server/http/pdf.ts';
import { renderGiftReceipt } from '#lib/server/pdf/gift-receipt.ts';
import { giftsOf } from '#lib/server/queries/gifts.ts';
import type { RequestHandler } from './$types';

/** The paper that goes in with a gift: its code and pieces, no price and no name. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { context, customer, locale, shop } = locals;
	const now = context.clock.now();
	const orderId = await orderAccess(context, customer, params.order);
	const all = orderId && (await giftsOf(context.db.read, context.config, orderId, now));
	const gift = all ? all.gifts.find((one) => one.id === params.gift && one.ended_at === null) : undefined;
	if (!gift) error(404);
	const paper = { gift, shop: shop.name[locale], config: context.config };
	return pdfAnswer(await renderGiftReceipt(locale, paper), gift.code);
};
