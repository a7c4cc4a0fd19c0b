import { redirect } from '@sveltejs/kit';
import { voiceOf } from '#lib/i18n/voice.ts';
import { creditBalances, creditStatement, customerOfMailbox } from '#lib/server/queries/credit.ts';
import { orderNumberOf } from '#lib/server/queries/order-number.ts';
import type { PageServerLoad } from './$types';
import { creditPage, type Statement } from './page-model.ts';
import { placeBefore, placeIn } from './place.ts';

/** Nothing on this page needs a script. */
export const csr = false;

const ROWS = 30;

/** Credit belongs to a mailbox, not to an order: who holds one order's link is led to that one. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { context, customer, locale, shop } = locals;
	const { read } = context.db;
	if (!customer?.email) {
		const number = customer?.orderId ? await orderNumberOf(read, customer.orderId) : null;
		redirect(303, number === null ? '/' : `/orders/${encodeURIComponent(number)}`);
	}
	const now = context.clock.now();
	const found = await customerOfMailbox(read, customer.email);
	const balances = found ? await creditBalances(read, found.id, now) : [];
	const place = placeIn(url.searchParams);
	const shown = balances.filter((balance) => place === null || balance.currency === place.currency);
	const statements: Statement[] = [];
	for (const { currency } of found ? shown : []) {
		const page = { after: place, limit: ROWS + 1 };
		const rows = await creditStatement(read, { customer_id: found!.id, currency }, page);
		const last = rows[ROWS - 1];
		const earlier = rows.length > ROWS && last ? placeBefore(currency, last) : null;
		statements.push({ currency, rows: rows.slice(0, ROWS), earlier });
	}
	return {
		email: customer.email,
		isPaged: place !== null,
		credit:
			balances.length === 0 ? null : creditPage(balances, statements, voiceOf(locale, shop.timezone), now)
	};
};
