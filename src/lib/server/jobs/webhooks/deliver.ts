import type { Id } from '#lib/domain/ids.ts';
import { MINUTE, SECOND } from '#lib/domain/time.ts';
import { choicesOf } from '#lib/domain/webhook/choice.ts';
import { noteTry } from '../../commands/webhooks/note-try.ts';
import type { Context } from '../../context.ts';
import { nextChosen, SETTLED_AFTER } from '../../store/event-feed.ts';
import type { WebhooksTable } from '../../store/schema-webhooks.ts';
import { leaseWebhook, moveWebhook, releaseWebhook } from '../../store/webhooks.ts';
import { callWebhook } from './call.ts';

/** Longer than a call takes; renewed with every event that is behind. */
export const WEBHOOK_LEASE = MINUTE;
/** After so long it lets go, so that others at the same door get their turn. */
const TURN = 20 * SECOND;

type Place = Pick<WebhooksTable, 'reached' | 'types'>;
const next = (context: Context, { reached, types }: Place) =>
	nextChosen(context.db.read, {
		after: reached,
		choices: choicesOf(types),
		until: context.clock.now() - SETTLED_AFTER
	});

/** Whether there is anything to send, or so much that was not chosen that its place is to be moved. */
export async function hasNews(context: Context, place: Place): Promise<boolean> {
	const { event, isFull } = await next(context, place);
	return event !== null || isFull;
}

/**
 * Tells one webhook what happened since, event after event, until one fails, its turn is over or nothing is left. An
 * event is behind only once the receiver has said yes, so what ends between the two tells it again under the same id.
 */
export async function deliverTo(
	context: Context,
	id: Id<'whk'>,
	owner: string,
	stopping?: AbortSignal
): Promise<void> {
	const now = context.clock.now();
	const lease = { owner, now, until: now + WEBHOOK_LEASE };
	let webhook = await context.db.transaction((tx) => leaseWebhook(tx, id, lease));
	if (!webhook) return;
	try {
		while (webhook && !stopping?.aborted && context.clock.now() < now + TURN)
			webhook = await step(context, webhook, owner);
	} finally {
		await context.db.transaction((tx) => releaseWebhook(tx, id, owner));
	}
}

/** The webhook as it stands after one event; null when there is no more to do for now. */
async function step(context: Context, webhook: WebhooksTable, owner: string): Promise<WebhooksTable | null> {
	const { event, passed, isFull } = await next(context, webhook);
	const lease_until = context.clock.now() + WEBHOOK_LEASE;
	if (event) {
		const answer = await callWebhook(context, webhook, event);
		return noteTry(context, { webhook, owner, event, answer, lease_until, jitter: Math.random() });
	}
	if (!isFull) return null;
	const change = { reached: passed, lease_until };
	const moved = await context.db.transaction((tx) => moveWebhook(tx, { ...webhook, owner }, change));
	return moved ? { ...webhook, ...change } : null;
}
