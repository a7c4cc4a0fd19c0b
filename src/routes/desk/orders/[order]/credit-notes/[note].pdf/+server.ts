import { error } from '@sveltejs/kit';
import { pdfAnswer } from '#lib/server/http/pdf.ts';
import { renderCreditNote } from '#lib/server/pdf/credit-note.ts';
import { noteOfOrder } from '#lib/server/queries/credit-notes.ts';
import { orderIdOf } from '#lib/server/queries/order-number.ts';
import type { RequestHandler } from './$types';

/** A credit note as the customer has it, in the language of who reads it. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { db } = locals.context;
	const orderId = await orderIdOf(db.read, params.order);
	const note = orderId && (await noteOfOrder(db.read, orderId, params.note));
	if (!note) error(404);
	return pdfAnswer(await renderCreditNote(locals.locale, note.content, note.sha256), note.number);
};
