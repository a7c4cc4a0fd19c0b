import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { findMessage, takeUpMessage } from '../../store/messages.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';

/** The customer knows what a refused mail would have told, for example by phone: the mail waits for nobody any more. */
export async function tellOtherwise(
	ctx: CommandContext,
	actor: Actor,
	input: { id: Id<'msg'> }
): Promise<Result<null>> {
	if (actor.kind !== 'staff') return refused('not_allowed');
	return inTransaction<null>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const message = await findMessage(tx, input.id);
		if (!message?.order_id) return refused('not_found');
		if (!(await takeUpMessage(tx, message.id, { error: 'told_otherwise' })))
			return refused('not_in_this_state');
		await appendEvents(tx, by, [
			{
				type: 'customer_told_otherwise',
				entity: 'order',
				entity_id: message.order_id,
				order_id: message.order_id,
				data: { kind: message.kind }
			}
		]);
		return accepted(null);
	});
}
