import { pdfAnswer } from '#lib/server/http/pdf.ts';
import { proofPaper } from '#lib/server/pdf/proof-paper.ts';
import type { RequestHandler } from './$types';
import { openProof } from '../opened.ts';

/** The calculation on paper, in the visitor's language. */
export const GET: RequestHandler = async (event) => {
	const { locale, shop, context } = event.locals;
	const found = await openProof(event);
	const { number } = found.facts.refund;
	const path = `/orders/${encodeURIComponent(found.facts.order.number)}/refunds/${number}`;
	const bytes = await proofPaper(locale, shop, found, 'customer', context.config.ORIGIN + path);
	return pdfAnswer(bytes, `${number}-proof`);
};
