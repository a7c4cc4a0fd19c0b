import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import { choicesOf } from '#lib/domain/webhook/choice.ts';
import { newWebhookSecret, sealWebhookSecret } from '../../auth/webhook-secrets.ts';
import type { CommandContext } from '../../context.ts';
import { newestEvent, nextChosen, placeBefore } from '../../store/event-feed.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import type { WebhooksTable } from '../../store/schema-webhooks.ts';
import { findWebhook, saveWebhook } from '../../store/webhooks.ts';
import { inTransaction } from '../in-transaction.ts';
import { readWebhook, type WebhookInput } from './fields.ts';
import { maySetWebhooks } from './permissions.ts';
import { webhookEvent } from './told.ts';

export type SeenWebhook = { id: Id<'whk'>; version: number };

/** Another name, address or choice of events. What waits is tried at once: the new address may take it. */
export async function saveWebhookFields(
	ctx: CommandContext,
	actor: Actor,
	input: SeenWebhook & WebhookInput
): Promise<Result<null>> {
	const read = readWebhook(ctx.config, input);
	if ('wrong' in read) return refused('value_invalid', { field: read.wrong });
	return changeWebhook(ctx, actor, input, async (_tx, { url }, now) =>
		accepted({
			type: 'webhook_changed',
			set: { ...read.fields, ...(url === read.fields.url ? {} : afresh(now)) },
			data: { types: choicesOf(read.fields.types) }
		})
	);
}

/** The old secret signs for a day more beside the new one, so that receivers can change over; or not, when it leaked. */
export const OLD_SECRET_LASTS = DAY;

export async function rotateSecret(
	ctx: CommandContext,
	actor: Actor,
	input: SeenWebhook & { keep_old: boolean }
): Promise<Result<{ secret: string }>> {
	const secret = newWebhookSecret(ctx.ids);
	const done = await changeWebhook(ctx, actor, input, async (_tx, webhook, now) =>
		accepted({
			type: 'webhook_secret_changed',
			set: {
				secret_sealed: sealWebhookSecret(ctx.config, webhook.id, secret),
				...(input.keep_old
					? { old_secret_sealed: webhook.secret_sealed, old_secret_until: now + OLD_SECRET_LASTS }
					: { old_secret_sealed: null, old_secret_until: null })
			},
			data: { old_secret_until: input.keep_old ? now + OLD_SECRET_LASTS : null }
		})
	);
	return done.ok ? accepted({ secret }) : done;
}

/** Nothing is sent until it is resumed; nothing is lost either. */
export const pauseWebhook = (ctx: CommandContext, actor: Actor, input: SeenWebhook): Promise<Result<null>> =>
	changeWebhook(ctx, actor, input, async (_tx, webhook, now) =>
		webhook.paused_at === null
			? accepted({
					type: 'webhook_paused',
					set: { paused_at: now, paused_why: 'person' },
					data: { why: 'person' }
				})
			: refused('not_in_this_state')
	);

/** Goes on where it stopped, or with what happens from now on. Also brings forward a try that waits. */
export const resumeWebhook = (
	ctx: CommandContext,
	actor: Actor,
	input: SeenWebhook & { from: 'stopped' | 'now' }
): Promise<Result<null>> =>
	changeWebhook(ctx, actor, input, async (tx, _webhook, now) =>
		accepted({
			type: 'webhook_resumed',
			set: {
				...afresh(now),
				...{ paused_at: null, paused_why: null },
				...(input.from === 'now' && { reached: await newestEvent(tx) })
			},
			data: { stage: input.from }
		})
	);

/** Everything that was chosen since a moment is told again, in its order, under the same ids. */
export const replayWebhook = (
	ctx: CommandContext,
	actor: Actor,
	input: SeenWebhook & { from: Instant }
): Promise<Result<null>> =>
	changeWebhook(ctx, actor, input, async (_tx, _webhook, now) =>
		input.from > now
			? refused('value_invalid', { field: 'from' })
			: accepted({
					type: 'webhook_replayed',
					set: { ...afresh(now), reached: placeBefore(input.from) },
					data: { replayed_until: input.from }
				})
	);

/** The event that the receiver will not take is passed over; the others follow. It can be sent again on its own. */
export const skipEvent = (
	ctx: CommandContext,
	actor: Actor,
	input: SeenWebhook & { event_id: Id<'evt'> }
): Promise<Result<null>> =>
	changeWebhook(ctx, actor, input, async (tx, webhook, now) => {
		const place = { after: webhook.reached, choices: choicesOf(webhook.types), until: now };
		let found = await nextChosen(tx, place);
		while (!found.event && found.isFull) found = await nextChosen(tx, { ...place, after: found.passed });
		if (found.event?.id !== input.event_id) return refused('changed_meanwhile');
		const { id, type } = found.event;
		return accepted({
			type: 'webhook_event_skipped',
			set: { ...afresh(now), reached: id },
			data: { event_id: id, event_type: type }
		});
	});

type WebhookChange = {
	type: `webhook_${string}`;
	set: Partial<Omit<WebhooksTable, 'id' | 'version'>>;
	data?: Record<string, unknown>;
};

/** Nothing has failed yet, and nothing waits: what the next try starts from. */
const afresh = (now: Instant) => ({ attempts: 0, next_at: now, failing_since: null, told_at: null });

/** One act of a merchant on a webhook as they saw it; `decide` says what changes, or why nothing may. */
async function changeWebhook(
	ctx: CommandContext,
	actor: Actor,
	seen: SeenWebhook,
	decide: (tx: Tx, webhook: WebhooksTable, now: Instant) => Promise<Result<WebhookChange>>
): Promise<Result<null>> {
	if (!maySetWebhooks(actor)) return refused('not_allowed');
	return inTransaction<null>(ctx.db, async (tx) => {
		const now = ctx.clock.now();
		const webhook = await findWebhook(tx, seen.id);
		if (!webhook) return refused('not_found');
		if (webhook.version !== seen.version) return refused('changed_meanwhile');
		const change = await decide(tx, webhook, now);
		if (!change.ok) return change;
		const { type, set, data } = change.value;
		if (!(await saveWebhook(tx, webhook, set))) return refused('changed_meanwhile');
		await appendEvents(tx, { ids: ctx.ids, now, actor }, [webhookEvent(webhook.id, type, data)]);
		return accepted(null);
	});
}
