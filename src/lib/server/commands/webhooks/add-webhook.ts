import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { newWebhookSecret, sealWebhookSecret } from '../../auth/webhook-secrets.ts';
import type { CommandContext } from '../../context.ts';
import { newestEvent } from '../../store/event-feed.ts';
import { appendEvents } from '../../store/events.ts';
import { allWebhooks, insertWebhook } from '../../store/webhooks.ts';
import { inTransaction } from '../in-transaction.ts';
import { readWebhook, type WebhookInput } from './fields.ts';
import { maySetWebhooks } from './permissions.ts';
import { webhookEvent } from './told.ts';

const MOST_WEBHOOKS = 20;

/** `secret` is shown once: afterwards only its sealed form is there, and nothing shows it again. */
export type AddedWebhook = { id: Id<'whk'>; secret: string };

/**
 * A new address that is told what happens from now on. Refuses with `value_invalid`; `field` names the first wrong one,
 * `webhooks` that there are too many.
 */
export async function addWebhook(
	ctx: CommandContext,
	actor: Actor,
	input: WebhookInput
): Promise<Result<AddedWebhook>> {
	if (!maySetWebhooks(actor)) return refused('not_allowed');
	const read = readWebhook(ctx.config, input);
	if ('wrong' in read) return refused('value_invalid', { field: read.wrong });
	const id = ctx.ids.next('whk');
	const secret = newWebhookSecret(ctx.ids);
	return inTransaction<AddedWebhook>(ctx.db, async (tx) => {
		const now = ctx.clock.now();
		if ((await allWebhooks(tx)).length >= MOST_WEBHOOKS)
			return refused('value_invalid', { field: 'webhooks' });
		await insertWebhook(tx, {
			id,
			...read.fields,
			secret_sealed: sealWebhookSecret(ctx.config, id, secret),
			...{ old_secret_sealed: null, old_secret_until: null },
			reached: await newestEvent(tx),
			...{ attempts: 0, next_at: now, failing_since: null, told_at: null },
			...{ paused_at: null, paused_why: null, lease_owner: null, lease_until: null },
			created_at: now,
			version: 1
		});
		const types = [...new Set(input.types)];
		await appendEvents(tx, { ids: ctx.ids, now, actor }, [webhookEvent(id, 'webhook_added', { types })]);
		return accepted({ id, secret });
	});
}
