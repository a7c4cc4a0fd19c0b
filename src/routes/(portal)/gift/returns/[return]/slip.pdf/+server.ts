import { error } from '@sveltejs/kit';
import { pdfAnswer } from '#lib/server/http/pdf.ts';
import { giftSlipOf } from '#lib/server/pdf/slip-of.ts';
import { renderSlip } from '#lib/server/pdf/slip.ts';
import type { RequestHandler } from './$types';
import { openGiftReturn } from '../opened.ts';

/** The receiver's slip, while there is something to send: it knows where the parcel goes and not who bought it. */
export const GET: RequestHandler = async (event) => {
	const view = await openGiftReturn(event);
	const { locale, shop } = event.locals;
	const sendable = view.state === 'approved' || view.state === 'in_transit' || view.state === 'part_received';
	const slip = sendable ? giftSlipOf(view, shop, locale) : null;
	if (!slip) error(404);
	return pdfAnswer(await renderSlip(locale, slip), view.number);
};
