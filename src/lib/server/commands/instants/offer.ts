import type { Id } from '#lib/domain/ids.ts';
import { offerInstant, type InstantOffer } from '#lib/domain/instant/offer.ts';
import { instantSettings } from '#lib/domain/instant/settings.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import type { Reader } from '../../store/database.ts';
import { openInstantsOf } from '../../store/instants.ts';
import { orderFacts } from '../../store/order-facts.ts';
import { findOrder } from '../../store/orders.ts';
import { readShop } from '../../store/shop.ts';

/** Whether the replacement of a planned return may leave at once, and on what terms: the same for who reads and who agrees. */
export async function instantOffer(
	db: Reader,
	{ config, clock }: Pick<CommandContext, 'config' | 'clock'>,
	asked: { order_id: Id<'ord'>; plan: ReturnPlan; is_gift: boolean }
): Promise<Result<InstantOffer>> {
	if (asked.plan.exchange === undefined) return refused('instant_not_offered');
	const shop = await readShop(db);
	const settings = instantSettings(shop.settings);
	if (!settings.offered) return refused('instant_not_offered');
	const order = await findOrder(db, asked.order_id);
	if (!order) return refused('not_found');
	const now = clock.now();
	return offerInstant({
		settings,
		plan: asked.plan,
		order: await orderFacts(db, order, now),
		shop_currency: shop.currency,
		can_pay: config.STRIPE_SECRET_KEY !== undefined,
		is_gift: asked.is_gift,
		open: await openInstantsOf(db, order),
		now
	});
}
