import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { nextTry, retryAfter, TELL_AFTER } from '#lib/domain/webhook/backoff.ts';
import type { PauseReason } from '#lib/domain/webhook/states.ts';
import type { CommandContext } from '../../context.ts';
import { enqueueMail } from '../../jobs/queue.ts';
import type { WebhookAnswer } from '../../providers/webhooks/port.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents, type StoredEvent } from '../../store/events.ts';
import type { WebhookDeliveriesTable, WebhooksTable } from '../../store/schema-webhooks.ts';
import { listStaff } from '../../store/staff.ts';
import { insertDelivery, saveDelivery } from '../../store/webhook-deliveries.ts';
import { findWebhook, moveWebhook } from '../../store/webhooks.ts';
import { webhookEvent } from './told.ts';

export type NotedTry = {
	/** As it was when the event was sent. */
	webhook: WebhooksTable;
	owner: string;
	event: StoredEvent;
	answer: WebhookAnswer;
	/** Until when it stays in these hands if the event is behind. */
	lease_until: Instant;
	/** From 0 to 1. */
	jitter: number;
};

/**
 * Writes down what became of an event: behind, to be tried again, or given up with the webhook paused. Merchants are
 * told once it has failed for half an hour, and when it is paused. Answers the webhook as it stands if it may go on.
 */
export const noteTry = (ctx: CommandContext, noted: NotedTry): Promise<WebhooksTable | null> =>
	ctx.db.transaction(async (tx) => {
		const { webhook, event, owner, answer } = noted;
		const now = ctx.clock.now();
		const stands = await findWebhook(tx, webhook.id);
		if (!stands) return null;
		const attempt = webhook.attempts + 1;
		await insertDelivery(tx, {
			...{ id: ctx.ids.next('whd'), webhook_id: webhook.id, event_id: event.id, type: event.type },
			...{ cause: 'event', attempt, at: now, ...resultOf(answer) }
		});
		const place = { id: webhook.id, owner, reached: webhook.reached };
		if (answer.fault === null) {
			const behind = { reached: event.id, attempts: 0, failing_since: null, told_at: null };
			const change = { ...behind, lease_until: noted.lease_until };
			return (await moveWebhook(tx, place, change)) && stands.paused_at === null
				? { ...stands, ...change }
				: null;
		}
		const asked = retryAfter(answer.retryAfter, now);
		const next_at = nextTry(now, attempt, noted.jitter, asked);
		const since = stands.failing_since ?? now;
		const why = stands.paused_at === null ? pausedBy(answer, next_at) : null;
		const isTold = why !== null || (stands.told_at === null && now - since >= TELL_AFTER);
		const moved = await moveWebhook(tx, place, {
			...{ attempts: attempt, next_at: next_at ?? now, failing_since: since },
			...(isTold && { told_at: now }),
			...(why && { paused_at: now, paused_why: why }),
			...{ lease_owner: null, lease_until: null }
		});
		if (!moved) return null;
		if (why) await tellOfPause(tx, ctx, webhook.id, { now, why });
		if (isTold) await mailMerchants(tx, { ids: ctx.ids, now }, webhook.id, why ?? 'failing_now');
		return null;
	});

/** Writes down what became of a test, or of an event that was told again. Nothing else turns on it. */
export const noteSingleTry = (
	ctx: CommandContext,
	delivery: WebhookDeliveriesTable,
	answer: WebhookAnswer
): Promise<void> =>
	ctx.db.transaction((tx) => saveDelivery(tx, delivery.id, { ...resultOf(answer), at: ctx.clock.now() }));

const resultOf = ({ status, fault, durationMs, start }: WebhookAnswer) => ({
	state: fault === null ? ('delivered' as const) : ('failed' as const),
	...{ status, fault, duration_ms: durationMs, answer: start }
});

function pausedBy(answer: WebhookAnswer, nextAt: Instant | null): PauseReason | null {
	if (answer.fault === 'gone' || answer.fault === 'secret_lost') return answer.fault;
	return nextAt === null ? 'failing' : null;
}

const tellOfPause = (
	tx: Tx,
	ctx: CommandContext,
	id: Id<'whk'>,
	{ now, why }: { now: Instant; why: PauseReason }
): Promise<void> =>
	appendEvents(tx, { ids: ctx.ids, now, actor: { kind: 'system' } }, [
		webhookEvent(id, 'webhook_paused', { why })
	]);

/** Each merchant in their own language; the moment in the key tells this trouble from the next. */
async function mailMerchants(
	tx: Tx,
	by: { ids: CommandContext['ids']; now: Instant },
	id: Id<'whk'>,
	stage: PauseReason | 'failing_now'
): Promise<void> {
	const merchants = (await listStaff(tx)).filter(({ role, active }) => role === 'merchant' && active === 1);
	for (const { id: staffId, locale, email_norm } of merchants)
		await enqueueMail(tx, by, {
			key: `webhook_trouble:${stage}:${id}:${by.now}:${staffId}`,
			...{ kind: 'webhook_trouble', locale, recipient: email_norm, order_id: null, return_id: null }
		});
}
