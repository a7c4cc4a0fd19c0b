import { error } from '@sveltejs/kit';
import { isId } from '#lib/domain/ids.ts';
import type { Address } from '#lib/domain/order/neutral.ts';
import { pdfAnswer } from '#lib/server/http/pdf.ts';
import { renderPackingSlip } from '#lib/server/pdf/packing-slip.ts';
import { exchangeView } from '#lib/server/queries/exchange.ts';
import type { RequestHandler } from './$types';

/** What goes into one parcel, in the language of who packs it. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { db } = locals.context;
	const view = isId('exc', params.exchange) ? await exchangeView(db.read, params.exchange) : null;
	if (!view?.parcel) error(404);
	const shipTo = JSON.parse(view.ship_to) as Address;
	return pdfAnswer(
		await renderPackingSlip(locals.locale, view, { shop: locals.shop, shipTo }),
		view.return_number
	);
};
