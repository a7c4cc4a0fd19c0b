import { noteSingleTry } from '../../commands/webhooks/note-try.ts';
import type { Context } from '../../context.ts';
import { findEvent } from '../../store/event-feed.ts';
import { findDelivery } from '../../store/webhook-deliveries.ts';
import { findWebhook } from '../../store/webhooks.ts';
import type { JobBodies } from '../queue.ts';
import { callWebhook } from '../webhooks/call.ts';

/** One message because a person asked: a test, or an event told again. It is theirs to ask for another. */
export async function tryWebhook(context: Context, body: JobBodies['webhook.try']): Promise<void> {
	const { read } = context.db;
	const delivery = await findDelivery(read, body.delivery_id);
	const webhook = delivery && (await findWebhook(read, delivery.webhook_id));
	if (!webhook || delivery.state !== 'waiting') return;
	const event = delivery.event_id && (await findEvent(read, delivery.event_id));
	const test = { id: delivery.id, type: 'webhook_test' as const, webhook_id: webhook.id, at: delivery.at };
	await noteSingleTry(context, delivery, await callWebhook(context, webhook, event || test));
}
