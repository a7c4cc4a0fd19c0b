import { momentWords } from '#lib/i18n/withdrawal-moment.ts';
import { spoken } from '../../spoken.ts';
import type { PageServerLoad } from './$types';
import { openReceipt } from './opened.ts';

export const csr = false;

/** It stays when the shop switches the function off: a receipt is the customer's. */
export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store' });
	const receipt = await openReceipt(event);
	const { locals, params } = event;
	const { language, number, name, order, contact, in_words, pieces } = receipt;
	return {
		text: spoken(locals, language),
		pdf: `/withdraw/receipt/${params.token}/receipt.pdf`,
		number,
		receivedAt: momentWords(language, receipt.declared_at, locals.shop.timezone),
		declared: receipt.erased ? null : { name, order, contact, inWords: in_words, pieces },
		isUnchanged: receipt.isUnchanged,
		fingerprint: receipt.sha256
	};
};
