import type { Id } from '#lib/domain/ids.ts';
import type { DeliveryFault } from '#lib/domain/webhook/outcome.ts';
import type { PauseReason } from '#lib/domain/webhook/states.ts';

type Instant = number;

/** An address of the shop's own systems that is told what happens. */
export interface WebhooksTable {
	id: Id<'whk'>;
	name: string;
	url: string;
	/** JSON: types and beginnings of types, as domain/webhook/choice.ts reads them. */
	types: string;
	secret_sealed: string;
	/** Signs too until that moment, so that receivers can change over. */
	old_secret_sealed: string | null;
	old_secret_until: Instant | null;
	/** The last event that is behind it, in the order of their ids. */
	reached: string;
	/** Failed tries of the event that comes next. */
	attempts: number;
	next_at: Instant;
	failing_since: Instant | null;
	/** When the merchants were told that it fails. */
	told_at: Instant | null;
	paused_at: Instant | null;
	paused_why: PauseReason | null;
	lease_owner: string | null;
	lease_until: Instant | null;
	created_at: Instant;
	version: number;
}

/** One try. Its body is not kept: it is made from the event, which never changes. */
export interface WebhookDeliveriesTable {
	id: Id<'whd'>;
	webhook_id: Id<'whk'>;
	/** Null for a test. */
	event_id: Id<'evt'> | null;
	type: string;
	cause: 'event' | 'again' | 'test';
	state: 'waiting' | 'delivered' | 'failed';
	attempt: number;
	status: number | null;
	fault: DeliveryFault | null;
	duration_ms: number | null;
	/** The beginning of the answer. */
	answer: string;
	at: Instant;
}

export interface WebhooksSchema {
	webhooks: WebhooksTable;
	webhook_deliveries: WebhookDeliveriesTable;
}
