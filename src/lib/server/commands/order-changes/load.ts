import type { Actor } from '#lib/domain/actor.ts';
import { isPacked, type ChangeFacts } from '#lib/domain/order-change/decide.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Reader, Tx } from '../../store/database.ts';
import { fulfilmentsOfOrder } from '../../store/fulfilments.ts';
import { findOrderChange, type OrderChange } from '../../store/order-changes.ts';
import { findOrder } from '../../store/orders.ts';
import { paymentsOfOrder } from '../../store/payments.ts';
import type { OrdersTable } from '../../store/schema.ts';
import type { ChangeRef } from './types.ts';

/** What a decision about changing an order looks at. */
export async function changeFacts(db: Reader, order: OrdersTable): Promise<ChangeFacts> {
	const payments = await paymentsOfOrder(db, order.id);
	return {
		placed_at: order.placed_at,
		cancelled: order.cancelled_at !== null,
		packed: isPacked(await fulfilmentsOfOrder(db, order.id)),
		disputed: payments.some((payment) => payment.dispute_state !== 'none'),
		total_minor: order.total_minor,
		currency: order.currency
	};
}

/** A change with its order, at the version that was seen, for whom `may` lets. */
export async function loadChange(
	tx: Tx,
	actor: Actor,
	may: (actor: Actor, orderId: OrderChange['order_id']) => boolean,
	ref: ChangeRef
): Promise<Result<{ change: OrderChange; order: OrdersTable }>> {
	const change = await findOrderChange(tx, ref.change_id);
	const order = change && (await findOrder(tx, change.order_id));
	if (!change || !order) return refused('not_found');
	if (!may(actor, order.id)) return refused(actor.kind === 'customer' ? 'not_found' : 'not_allowed');
	if (ref.version !== undefined && ref.version !== change.version) return refused('changed_meanwhile');
	return accepted({ change, order });
}
