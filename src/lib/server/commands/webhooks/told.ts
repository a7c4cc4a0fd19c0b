import type { Id } from '#lib/domain/ids.ts';
import type { NewEvent } from '../../store/events.ts';

/** The address and the secret of a webhook are in no event. */
export const webhookEvent = (
	id: Id<'whk'>,
	type: `webhook_${string}`,
	data: Record<string, unknown> = {}
): NewEvent => ({ type, entity: 'webhook', entity_id: id, order_id: null, data });
