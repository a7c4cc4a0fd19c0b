import { error } from '@sveltejs/kit';
import { orderAccess } from '#lib/server/auth/actors.ts';
import { pdfAnswer } from '#lib/server/http/pdf.ts';
import { renderCreditNote } from '#lib/server/pdf/credit-note.ts';
import { noteOfOrder } from '#lib/server/queries/credit-notes.ts';
import { isMoneyOfGift } from '#lib/server/queries/gift-money.ts';
import type { RequestHandler } from './$types';

/** A credit note in the visitor's language; of somebody else's order it is not there. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { context, customer, locale } = locals;
	const orderId = await orderAccess(context, customer, params.order);
	const note = orderId && (await noteOfOrder(context.db.read, orderId, params.note));
	if (!note || (await isMoneyOfGift(context.db.read, 'id', note.refund_id))) error(404);
	return pdfAnswer(await renderCreditNote(locale, note.content, note.sha256), note.number);
};
