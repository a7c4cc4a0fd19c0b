import type { Id } from '#lib/domain/ids.ts';
import { factsOfOrder } from '#lib/domain/order/facts.ts';
import type { OrderFacts } from '#lib/domain/policy/types.ts';
import { LIVE_REFUND_STATES, type RefundState } from '#lib/domain/refund/states.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import { returnTimesOfCustomer, returnTimesOfOrder } from './customers.ts';
import type { Reader } from './database.ts';
import { fulfilmentLinesOfOrder, fulfilmentsOfOrder } from './fulfilments.ts';
import { linesOfOrder } from './orders.ts';
import { paymentsOfOrder } from './payments.ts';
import type { OrdersTable } from './schema.ts';

/** Everything a decision about this order may look at, read on one handle in a few small statements. */
export const orderFacts = async (db: Reader, order: OrdersTable, now: Instant): Promise<OrderFacts> =>
	factsOfOrder({
		order,
		lines: await linesOfOrder(db, order.id),
		fulfilments: await fulfilmentsOfOrder(db, order.id),
		fulfilment_lines: await fulfilmentLinesOfOrder(db, order.id),
		payments: await paymentsOfOrder(db, order.id),
		refunded_shipping_minor: standingShipping(await shippingOfRefunds(db, order.id)),
		timezone: await shopTimezone(db),
		customer_return_times: await customerReturnTimes(db, order, now)
	});

/** Shipping, its tax included, that refunds of an order hold or have paid. */
export const standingShipping = (
	refunds: readonly { state: RefundState; shipping_minor: number }[]
): number =>
	refunds
		.filter((refund) => LIVE_REFUND_STATES.includes(refund.state))
		.reduce((sum, refund) => sum + refund.shipping_minor, 0);

/** Days are counted in the shop's zone; a shop without settings has no customers yet. */
export const shopTimezone = async (db: Reader): Promise<string> =>
	(await zone(db, 'shop'))[0]?.timezone ?? 'UTC';

/** Returns the same person opened in the last ten years, withdrawn ones left out; for the repeat rule. */
export async function customerReturnTimes(db: Reader, order: OrdersTable, now: Instant): Promise<Instant[]> {
	const times = order.customer_id
		? await returnTimesOfCustomer(db, order.customer_id)
		: await returnTimesOfOrder(db, order.id);
	return times.filter((time) => time > now - 3650 * DAY);
}

const shippingOfRefunds = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('refunds').select(['state', 'shipping_minor']).where('order_id', '=', orderId)
);
const zone = compiled((db, id: 'shop') => db.selectFrom('shop').select('timezone').where('id', '=', id));
