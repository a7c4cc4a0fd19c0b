import { pdfAnswer } from '#lib/server/http/pdf.ts';
import { renderWithdrawalReceipt } from '#lib/server/pdf/withdrawal-receipt.ts';
import { openReceipt } from '../opened.ts';
import { spoken } from '../../../spoken.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const receipt = await openReceipt(event);
	const { shop, context } = event.locals;
	const bytes = await renderWithdrawalReceipt(receipt, {
		shop: shop.name[receipt.language === 'th' ? 'th' : 'en'],
		timezone: shop.timezone,
		note: spoken(event.locals, receipt.language).legal.receipt,
		address: `${context.config.ORIGIN}/withdraw/receipt/${event.params.token}`
	});
	return pdfAnswer(bytes, receipt.number);
};
