import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { orderInSight } from '#lib/server/auth/actors.ts';
import { creditGiven } from '#lib/server/queries/credit.ts';
import { orderJudged } from '#lib/server/queries/customer-order.ts';
import { orderPage, type OrderPage } from './page-model.ts';

/** The page of an order by the number in its address; null when there is none for this visitor. */
export async function openOrderPage(locals: App.Locals, number: string): Promise<OrderPage | null> {
	const { context, customer, locale, shop } = locals;
	const now = context.clock.now();
	const seen = await orderInSight(context, customer, number);
	if (!seen) return null;
	const order = await orderJudged(context.db.read, seen, now, 'of_returns');
	const credit = await creditGiven(context.db.read, order.refunds);
	// The statement belongs to the mailbox: who only holds this order's link is not sent there.
	const see = credit && customer?.email ? '/credit' : null;
	return orderPage(order, voiceOfVisitor({ locale, shop }), now, credit && { ...credit, see });
}
