import { actorId, type Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { EventsTable } from './schema.ts';

/** One change, in the past tense: `return_submitted`, `item_received`, `refund_settled`. */
export type NewEvent = {
	type: string;
	entity: EventsTable['entity'];
	entity_id: string;
	order_id: Id<'ord'> | null;
	data?: Record<string, unknown>;
};

/** Appends events in the transaction of the change they tell of. */
export async function appendEvents(
	tx: Tx,
	by: { ids: { next(prefix: 'evt'): Id<'evt'> }; now: Instant; actor: Actor },
	events: readonly NewEvent[]
): Promise<void> {
	if (events.length === 0) return;
	const rows = events.map((event) => ({
		id: by.ids.next('evt'),
		type: event.type,
		entity: event.entity,
		entity_id: event.entity_id,
		order_id: event.order_id,
		actor_kind: by.actor.kind,
		actor_id: actorId(by.actor),
		data: JSON.stringify(event.data ?? {}),
		at: by.now
	}));
	await insertRows(tx, 'events', rows);
}

export type StoredEvent = Omit<EventsTable, 'data'> & { data: Record<string, unknown> };

/** Everything that happened to an order and what belongs to it, oldest first. */
export async function eventsOfOrder(db: Reader, orderId: Id<'ord'>): Promise<StoredEvent[]> {
	const rows = await db
		.selectFrom('events')
		.selectAll()
		.where('order_id', '=', orderId)
		.orderBy('at')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({ ...row, data: JSON.parse(row.data) as Record<string, unknown> }));
}
