import { randomUUID } from 'node:crypto';
import type { Id } from '#lib/domain/ids.ts';
import type { Context } from '../../context.ts';
import { SETTLED_AFTER } from '../../store/event-feed.ts';
import { dueWebhooks } from '../../store/webhooks.ts';
import { pause, survive } from '../lane.ts';
import { deliverTo, hasNews } from './deliver.ts';

/** Receivers that are told at the same time by one process. */
const AT_ONCE = 8;

/** Looks every second which webhooks have something to tell; each is told in its own order, all side by side. */
export async function webhookLane(context: Context, stopping: AbortSignal): Promise<void> {
	const owner = `webhooks_${randomUUID()}`;
	const busy = new Map<Id<'whk'>, Promise<unknown>>();
	while (!stopping.aborted) {
		await survive(context, () => startDue(context, { owner, busy, stopping }));
		await pause(SETTLED_AFTER, stopping);
	}
	await Promise.all(busy.values());
}

type Hands = { owner: string; busy: Map<Id<'whk'>, Promise<unknown>>; stopping: AbortSignal };

async function startDue(context: Context, { owner, busy, stopping }: Hands): Promise<void> {
	for (const webhook of await dueWebhooks(context.db.read, context.clock.now())) {
		if (busy.size >= AT_ONCE) return;
		if (busy.has(webhook.id) || !(await hasNews(context, webhook))) continue;
		const work = survive(context, () => deliverTo(context, webhook.id, owner, stopping));
		busy.set(
			webhook.id,
			work.finally(() => busy.delete(webhook.id))
		);
	}
}
