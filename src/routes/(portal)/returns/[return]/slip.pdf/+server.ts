import { error } from '@sveltejs/kit';
import { pdfAnswer } from '#lib/server/http/pdf.ts';
import { slipOf } from '#lib/server/pdf/slip-of.ts';
import { renderSlip } from '#lib/server/pdf/slip.ts';
import type { RequestHandler } from './$types';
import { matesInSight, openReturn } from '../opened.ts';

/** The slip in the visitor's language, while there is something to send. */
export const GET: RequestHandler = async (event) => {
	const { view } = await openReturn(event);
	const { locale, shop } = event.locals;
	const { state, number } = view.return;
	const sendable = state === 'approved' || state === 'in_transit' || state === 'part_received';
	const slip = sendable ? slipOf(view, shop, locale, await matesInSight(event, view)) : null;
	if (!slip) error(404);
	return pdfAnswer(await renderSlip(locale, slip), number);
};
