import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { orderInSight } from '#lib/server/auth/actors.ts';
import { cancellationsOfOrder } from '#lib/server/queries/cancellation.ts';
import { creditGiven } from '#lib/server/queries/credit.ts';
import { orderJudged } from '#lib/server/queries/customer-order.ts';
import { orderChangeSettings } from '#lib/domain/order-change/settings.ts';
import { lineChangesIfAny } from '#lib/server/queries/line-changes.ts';
import { changesIfAny } from '#lib/server/queries/order-changes.ts';
import { orderPage, type OrderPage } from './page-model.ts';
import { toPayOf, type ToPay } from './to-pay.ts';

/** The page of an order by the number in its address; null when there is none for this visitor. */
export async function openOrderPage(
	locals: App.Locals,
	number: string
): Promise<(OrderPage & { to_pay: ToPay[] }) | null> {
	const { context, customer, locale, shop } = locals;
	const now = context.clock.now();
	const seen = await orderInSight(context, customer, number);
	if (!seen) return null;
	const order = await orderJudged(context.db.read, seen, now, 'of_returns', 'buyer');
	const credit = await creditGiven(context.db.read, order.refunds);
	// The statement belongs to the mailbox: who only holds this order's link is not sent there.
	const see = credit && customer?.email ? '/credit' : null;
	const changes = {
		made: await changesIfAny(context.db.read, seen),
		pieces: await lineChangesIfAny(context.db.read, seen),
		settings: orderChangeSettings(shop.settings),
		home: shop.returnAddress.country ?? ''
	};
	const voice = voiceOfVisitor({ locale, shop });
	const cancel = {
		settings: shop.settings,
		asked: seen.cancellations > 0 ? await cancellationsOfOrder(context.db.read, seen.id) : []
	};
	const shown = orderPage(order, voice, now, credit && { ...credit, see }, changes, cancel);
	return { ...shown, to_pay: await toPayOf(context.db.read, seen, voice) };
}
