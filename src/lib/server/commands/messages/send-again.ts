import { hasRole, type Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { enqueue } from '../../jobs/queue.ts';
import { appendEvents } from '../../store/events.ts';
import { findMessage, takeUpMessage } from '../../store/messages.ts';
import { findOrder } from '../../store/orders.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';

/** Sends a mail that was refused once more, to the address the order has now. */
export async function sendAgain(
	ctx: CommandContext,
	actor: Actor,
	input: { id: Id<'msg'> }
): Promise<Result<null>> {
	if (!hasRole(actor, 'lead')) return refused('not_allowed');
	return inTransaction<null>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const message = await findMessage(tx, input.id);
		const order = message?.order_id ? await findOrder(tx, message.order_id) : null;
		if (!message || !order?.email_norm) return refused('not_found');
		const change = { state: 'queued', error: null, recipient: order.email_norm } as const;
		if (!(await takeUpMessage(tx, message.id, change))) return refused('not_in_this_state');
		const body = { message_id: message.id };
		await enqueue(tx, by, { kind: 'mail.send', key: `mail:${message.key}:again:${by.now}`, body });
		await appendEvents(tx, by, [
			{
				type: 'mail_sent_again',
				entity: 'order',
				entity_id: order.id,
				order_id: order.id,
				data: { kind: message.kind }
			}
		]);
		return accepted(null);
	});
}
