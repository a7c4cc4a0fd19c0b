import type { Actor } from '#lib/domain/actor.ts';
import { ORDER_CHANGE_TRANSITIONS, type OrderChangeCommand } from '#lib/domain/order-change/states.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { next } from '#lib/domain/transitions.ts';
import type { Tx } from '../../store/database.ts';
import { findOrderChange, type OrderChange } from '../../store/order-changes.ts';
import { findOrder } from '../../store/orders.ts';
import type { OrdersTable } from '../../store/schema.ts';
import type { ChangeRef } from './types.ts';

/** A change that this can still be done to, with its order, at the version that was seen, for whom `may` lets. */
export async function loadChange(
	tx: Tx,
	actor: Actor,
	may: (actor: Actor, orderId: OrderChange['order_id']) => boolean,
	ref: ChangeRef,
	command: OrderChangeCommand
): Promise<Result<{ change: OrderChange; order: OrdersTable }>> {
	const change = await findOrderChange(tx, ref.change_id);
	const order = change && (await findOrder(tx, change.order_id));
	if (!change || !order) return refused('not_found');
	if (!may(actor, order.id)) return refused(actor.kind === 'customer' ? 'not_found' : 'not_allowed');
	if (next(ORDER_CHANGE_TRANSITIONS, change.state, command) === null) return refused('already_decided');
	if (ref.version !== undefined && ref.version !== change.version) return refused('changed_meanwhile');
	return accepted({ change, order });
}
