import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { enqueue } from '../../jobs/queue.ts';
import { findEvent } from '../../store/event-feed.ts';
import type { WebhookDeliveriesTable } from '../../store/schema-webhooks.ts';
import { findDelivery, insertDelivery } from '../../store/webhook-deliveries.ts';
import { findWebhook } from '../../store/webhooks.ts';
import { inTransaction } from '../in-transaction.ts';
import { maySetWebhooks } from './permissions.ts';

/** What is tried once, out of its order: a test, or an event that is told again. */
type Tried = Pick<WebhookDeliveriesTable, 'event_id' | 'type' | 'cause'>;
type Queued = { delivery_id: Id<'whd'> };

/** Sends a test message, also while the webhook is paused: that is when one wants to know. */
export const testWebhook = (
	ctx: CommandContext,
	actor: Actor,
	{ id }: { id: Id<'whk'> }
): Promise<Result<Queued>> =>
	tryOnce(ctx, actor, id, { event_id: null, type: 'webhook_test', cause: 'test' });

/** Tells one event again, under the id it had: a receiver that took it already can see so. */
export async function sendAgain(
	ctx: CommandContext,
	actor: Actor,
	input: { id: Id<'whk'>; delivery_id: Id<'whd'> }
): Promise<Result<Queued>> {
	const delivery = await findDelivery(ctx.db.read, input.delivery_id);
	if (!delivery || delivery.webhook_id !== input.id) return refused('not_found');
	const event = delivery.event_id && (await findEvent(ctx.db.read, delivery.event_id));
	return event
		? tryOnce(ctx, actor, input.id, { event_id: event.id, type: event.type, cause: 'again' })
		: testWebhook(ctx, actor, input);
}

async function tryOnce(
	ctx: CommandContext,
	actor: Actor,
	webhook_id: Id<'whk'>,
	tried: Tried
): Promise<Result<Queued>> {
	if (!maySetWebhooks(actor)) return refused('not_allowed');
	return inTransaction<Queued>(ctx.db, async (tx) => {
		const by = { ids: ctx.ids, now: ctx.clock.now() };
		if (!(await findWebhook(tx, webhook_id))) return refused('not_found');
		const id = ctx.ids.next('whd');
		await insertDelivery(tx, {
			...{ id, webhook_id, ...tried, state: 'waiting', attempt: 1 },
			...{ status: null, fault: null, duration_ms: null, answer: '', at: by.now }
		});
		await enqueue(tx, by, { kind: 'webhook.try', key: `webhook.try:${id}`, body: { delivery_id: id } });
		return accepted({ delivery_id: id });
	});
}
