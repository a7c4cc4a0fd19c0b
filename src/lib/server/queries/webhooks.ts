import { isId, type Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { choicesOf } from '#lib/domain/webhook/choice.ts';
import { webhookState, type PauseReason, type WebhookState } from '#lib/domain/webhook/states.ts';
import type { Reader } from '../store/database.ts';
import { eventsOfIds, nextChosen } from '../store/event-feed.ts';
import type { StoredEvent } from '../store/events.ts';
import type { WebhookDeliveriesTable, WebhooksTable } from '../store/schema-webhooks.ts';
import { deliveriesOf } from '../store/webhook-deliveries.ts';
import { allWebhooks, findWebhook } from '../store/webhooks.ts';

export { deliveriesOf } from '../store/webhook-deliveries.ts';

/** A webhook as people and programs see it: never its secret. */
export type WebhookView = {
	id: Id<'whk'>;
	name: string;
	url: string;
	types: string[];
	state: WebhookState;
	/** Failed tries of the event that comes next. */
	attempts: number;
	failing_since: Instant | null;
	/** Null unless a try waits. */
	next_try_at: Instant | null;
	paused_at: Instant | null;
	paused_why: PauseReason | null;
	old_secret_until: Instant | null;
	created_at: Instant;
	version: number;
};

export const listWebhooks = async (db: Reader, now: Instant): Promise<WebhookView[]> =>
	(await allWebhooks(db)).map((row) => viewOf(row, now));

export async function readWebhook(db: Reader, id: string, now: Instant): Promise<WebhookView | null> {
	const row = isId('whk', id) ? await findWebhook(db, id) : null;
	return row && viewOf(row, now);
}

export type DeliveryView = WebhookDeliveriesTable & { event: StoredEvent | null };
export type WebhookDetail = {
	webhook: WebhookView;
	deliveries: DeliveryView[];
	/** What is told next, among the first hundred that follow. */
	next: Pick<StoredEvent, 'id' | 'type' | 'at'> | null;
};

/** One webhook with its latest tries, newest first. */
export async function webhookDetail(db: Reader, id: string, now: Instant): Promise<WebhookDetail | null> {
	const row = isId('whk', id) ? await findWebhook(db, id) : null;
	if (!row) return null;
	const rows = await deliveriesOf(db, row.id, { after: null, limit: 30 });
	const events = await eventsOfIds(
		db,
		rows.flatMap(({ event_id }) => (event_id === null ? [] : [event_id]))
	);
	const { event } = await nextChosen(db, { after: row.reached, choices: choicesOf(row.types), until: now });
	return {
		webhook: viewOf(row, now),
		deliveries: rows.map((each) => ({
			...each,
			event: events.find((one) => one.id === each.event_id) ?? null
		})),
		next: event && { id: event.id, type: event.type, at: event.at }
	};
}

const viewOf = (row: WebhooksTable, now: Instant): WebhookView => ({
	id: row.id,
	name: row.name,
	url: row.url,
	types: choicesOf(row.types),
	state: webhookState(row),
	attempts: row.attempts,
	failing_since: row.failing_since,
	next_try_at: row.paused_at === null && row.next_at > now ? row.next_at : null,
	paused_at: row.paused_at,
	paused_why: row.paused_why,
	old_secret_until: row.old_secret_until !== null && row.old_secret_until > now ? row.old_secret_until : null,
	created_at: row.created_at,
	version: row.version
});
