import { redirect } from '@sveltejs/kit';
import { creditBalances, customerOfMailbox } from '#lib/server/queries/credit.ts';
import { orderNumberOf } from '#lib/server/queries/order-number.ts';
import { ordersOfMailbox } from '#lib/server/queries/orders-of-mailbox.ts';
import type { PageServerLoad } from './$types';

/** All orders of a proved mailbox. Who holds one order's link is led to that one. */
export const load: PageServerLoad = async ({ locals }) => {
	const { context, customer } = locals;
	if (customer?.email) {
		const { read } = context.db;
		const orders = await ordersOfMailbox(read, customer.email);
		const owner = await customerOfMailbox(read, customer.email);
		const balances = owner ? await creditBalances(read, owner.id, context.clock.now()) : [];
		const credit = balances
			.filter((balance) => balance.available_minor > 0)
			.map(({ available_minor, currency }) => ({ amountMinor: available_minor, currency }));
		return { email: customer.email, orders, credit, hadCredit: balances.length > 0 };
	}
	const number = customer?.orderId ? await orderNumberOf(context.db.read, customer.orderId) : null;
	redirect(303, number === null ? '/' : `/orders/${encodeURIComponent(number)}`);
};
