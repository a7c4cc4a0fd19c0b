import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { deleteWebhook, findWebhook } from '../../store/webhooks.ts';
import { inTransaction } from '../in-transaction.ts';
import type { SeenWebhook } from './acts.ts';
import { maySetWebhooks } from './permissions.ts';
import { webhookEvent } from './told.ts';

/** For good, with its secret and its record of tries. */
export async function removeWebhook(
	ctx: CommandContext,
	actor: Actor,
	input: SeenWebhook
): Promise<Result<null>> {
	if (!maySetWebhooks(actor)) return refused('not_allowed');
	return inTransaction<null>(ctx.db, async (tx) => {
		const now = ctx.clock.now();
		const webhook = await findWebhook(tx, input.id);
		if (!webhook) return refused('not_found');
		if (webhook.version !== input.version) return refused('changed_meanwhile');
		await deleteWebhook(tx, webhook.id);
		await appendEvents(tx, { ids: ctx.ids, now, actor }, [webhookEvent(webhook.id, 'webhook_removed')]);
		return accepted(null);
	});
}
