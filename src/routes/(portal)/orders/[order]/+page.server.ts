import { error } from '@sveltejs/kit';
import { voiceOf } from '#lib/i18n/voice.ts';
import { orderAccess } from '#lib/server/auth/actors.ts';
import { creditGiven } from '#lib/server/queries/credit.ts';
import { customerOrder } from '#lib/server/queries/customer-order.ts';
import { printed } from '#lib/ui/printed.ts';
import type { PageServerLoad } from './$types';
import { orderPage } from './page-model.ts';

/** Nothing on this page needs a script. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params, isDataRequest }) => {
	const { context, customer, locale, shop } = locals;
	const id = await orderAccess(context, customer, params.order);
	const now = context.clock.now();
	const order = id && (await customerOrder(context.db.read, id, now));
	if (!order) error(404);
	const credit = await creditGiven(context.db.read, order.refunds);
	// The statement belongs to the mailbox: who only holds this order's link is not sent there.
	const see = credit && customer?.email ? '/credit' : null;
	const page = orderPage(order, voiceOf(locale, shop.timezone), now, credit && { ...credit, see });
	return { page: isDataRequest ? page : printed(page) };
};
