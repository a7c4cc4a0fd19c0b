import { redirect } from '@sveltejs/kit';
import { orderNumberOf } from '#lib/server/queries/order-number.ts';
import { ordersOfMailbox } from '#lib/server/queries/orders-of-mailbox.ts';
import type { PageServerLoad } from './$types';

/** All orders of a proved mailbox. Who holds one order's link is led to that one. */
export const load: PageServerLoad = async ({ locals }) => {
	const { context, customer } = locals;
	if (customer?.email) {
		return { email: customer.email, orders: await ordersOfMailbox(context.db.read, customer.email) };
	}
	const number = customer?.orderId ? await orderNumberOf(context.db.read, customer.orderId) : null;
	redirect(303, number === null ? '/' : `/orders/${encodeURIComponent(number)}`);
};
