import { hasRole, type Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { findOrder } from '../../store/orders.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';

/** Records that somebody takes everything about an order out of the house, before it is handed over. */
export async function takePack(
	ctx: CommandContext,
	actor: Actor,
	input: { order_id: Id<'ord'> }
): Promise<Result<null>> {
	if (!hasRole(actor, 'lead')) return refused('not_allowed');
	return inTransaction<null>(ctx.db, async (tx) => {
		const order = await findOrder(tx, input.order_id);
		if (!order) return refused('not_found');
		await appendEvents(tx, writtenBy(ctx, actor), [
			{ type: 'evidence_packed', entity: 'order', entity_id: order.id, order_id: order.id }
		]);
		return accepted(null);
	});
}
