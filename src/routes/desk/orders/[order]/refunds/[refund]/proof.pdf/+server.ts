import { pdfAnswer } from '#lib/server/http/pdf.ts';
import { proofPaper } from '#lib/server/pdf/proof-paper.ts';
import type { RequestHandler } from './$types';
import { openProof } from '../opened.ts';

/** The calculation on paper, in the language of who reads it: with names. */
export const GET: RequestHandler = async (event) => {
	const { locale, shop, context } = event.locals;
	const found = await openProof(event);
	const { number } = found.facts.refund;
	const path = `/desk/orders/${encodeURIComponent(found.facts.order.number)}/refunds/${number}`;
	const bytes = await proofPaper(locale, shop, found, 'desk', context.config.ORIGIN + path);
	return pdfAnswer(bytes, `${number}-proof`);
};
