import type { Id } from '#lib/domain/ids.ts';
import type { OrderFacts } from '#lib/domain/policy/types.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { orderFacts as factsOfOrder } from '../store/order-facts.ts';
import { findOrder } from '../store/orders.ts';

export { orderView, type OrderView } from './order-view.ts';

/** Everything a decision about an order may look at; null when there is no such order. */
export async function orderFacts(db: Reader, orderId: Id<'ord'>, now: Instant): Promise<OrderFacts | null> {
	const order = await findOrder(db, orderId);
	return order && factsOfOrder(db, order, now);
}
