import type { StoredEvent } from '../../store/events.ts';
import { eventAnswerOf } from './event.ts';

/** What a webhook tells: an event of the feed, or a test that looks like one. */
export type Told = StoredEvent | { id: string; type: 'webhook_test'; webhook_id: string; at: number };

/** The body of a message: the same envelope as in the feed. */
export const webhookBody = (told: Told): string => JSON.stringify(eventAnswerOf(asEvent(told)));

const asEvent = (told: Told): Parameters<typeof eventAnswerOf>[0] =>
	'webhook_id' in told
		? {
				...{ id: told.id, type: told.type, at: told.at, entity: 'webhook', entity_id: told.webhook_id },
				...{ order_id: null, actor_kind: 'system', actor_id: null, data: {} }
			}
		: told;
