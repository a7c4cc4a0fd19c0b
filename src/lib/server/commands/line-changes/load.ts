import type { Actor } from '#lib/domain/actor.ts';
import { LINE_CHANGE_TRANSITIONS, type LineChangeCommand } from '#lib/domain/line-change/states.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { next } from '#lib/domain/transitions.ts';
import type { Tx } from '../../store/database.ts';
import { findLineChange } from '../../store/line-changes.ts';
import { findOrder } from '../../store/orders.ts';
import type { LineChangesTable } from '../../store/schema-line-changes.ts';
import type { OrdersTable } from '../../store/schema.ts';
import type { LineChangeRef } from './types.ts';

/** A change that this can still be done to, with its order, at the version that was seen, for whom `may` lets. */
export async function loadLineChange(
	tx: Tx,
	actor: Actor,
	may: (actor: Actor, orderId: OrdersTable['id']) => boolean,
	ref: LineChangeRef,
	command: LineChangeCommand
): Promise<Result<{ change: LineChangesTable; order: OrdersTable }>> {
	const change = await findLineChange(tx, ref.change_id);
	const order = change && (await findOrder(tx, change.order_id));
	if (!change || !order) return refused('not_found');
	if (!may(actor, order.id)) return refused(actor.kind === 'customer' ? 'not_found' : 'not_allowed');
	if (next(LINE_CHANGE_TRANSITIONS, change.state, command) === null) return refused('already_decided');
	if (ref.version !== undefined && ref.version !== change.version) return refused('changed_meanwhile');
	return accepted({ change, order });
}
