import { z } from 'zod';
import { toldData } from '#lib/domain/event/told.ts';
import type { StoredEvent } from '../../store/events.ts';
import { iso, time } from './values.ts';

export const eventAnswer = z
	.object({
		id: z.string(),
		type: z.string().meta({ examples: ['return_submitted', 'item_inspected', 'refund_succeeded'] }),
		entity: z.string(),
		entity_id: z.string(),
		order_id: z.string().nullable(),
		actor: z.object({ kind: z.enum(['customer', 'staff', 'api', 'system']), id: z.string().nullable() }),
		data: z.record(z.string(), z.unknown()),
		at: time()
	})
	.meta({
		id: 'Event',
		description: 'One change, written in the transaction that made it and never changed.'
	});

export const eventAnswerOf = (
	event: Omit<StoredEvent, 'id'> & { id: string }
): z.output<typeof eventAnswer> => ({
	id: event.id,
	type: event.type,
	entity: event.entity,
	entity_id: event.entity_id,
	order_id: event.order_id,
	actor: { kind: event.actor_kind, id: event.actor_id },
	data: toldData(event.data),
	at: iso(event.at)
});
