import { voiceOf } from '#lib/i18n/voice.ts';
import { orderAccess } from '#lib/server/auth/actors.ts';
import { creditGiven } from '#lib/server/queries/credit.ts';
import { customerOrder } from '#lib/server/queries/customer-order.ts';
import { orderPage, type OrderPage } from './page-model.ts';

/** The page of an order by the number in its address; null when there is none for this visitor. */
export async function openOrderPage(locals: App.Locals, number: string): Promise<OrderPage | null> {
	const { context, customer, locale, shop } = locals;
	const id = await orderAccess(context, customer, number);
	const now = context.clock.now();
	const order = id && (await customerOrder(context.db.read, id, now, 'of_returns'));
	if (!order) return null;
	const credit = await creditGiven(context.db.read, order.refunds);
	// The statement belongs to the mailbox: who only holds this order's link is not sent there.
	const see = credit && customer?.email ? '/credit' : null;
	return orderPage(order, voiceOf(locale, shop.timezone), now, credit && { ...credit, see });
}
