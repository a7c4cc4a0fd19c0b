import type { Id } from '#lib/domain/ids.ts';
import type { Instant, JsonText } from './schema-values.ts';

/** Append only: one row per change, in the change's own transaction. */
export interface EventsTable {
	id: Id<'evt'>;
	type: string;
	entity:
		| 'order'
		| 'fulfilment'
		| 'cancellation'
		| 'return'
		| 'return_item'
		| 'refund'
		| 'refund_payment'
		| 'exchange'
		| 'credit'
		| 'policy'
		| 'shop'
		| 'staff'
		| 'api_key'
		| 'import'
		| 'product'
		| 'webhook'
		| 'charge'
		| 'withdrawal';
	entity_id: string;
	order_id: Id<'ord'> | null;
	actor_kind: 'customer' | 'staff' | 'api' | 'system';
	actor_id: string | null;
	data: JsonText;
	at: Instant;
}

export interface NotesTable {
	id: Id<'not'>;
	order_id: Id<'ord'>;
	return_id: Id<'ret'> | null;
	author_kind: 'staff' | 'customer' | 'api';
	author_id: string | null;
	author_name: string;
	/** `question` and `answer` are seen by the customer, `internal` by staff alone. */
	kind: 'internal' | 'question' | 'answer';
	body: string;
	created_at: Instant;
}

export interface MessagesTable {
	id: Id<'msg'>;
	key: string;
	channel: 'email';
	kind: string;
	locale: 'th' | 'en';
	recipient: string;
	subject: string;
	order_id: Id<'ord'> | null;
	return_id: Id<'ret'> | null;
	state: 'queued' | 'sent' | 'refused';
	error: string | null;
	created_at: Instant;
	sent_at: Instant | null;
}

/** Words by which people find a case: numbers, names, e-mail, phone, tracking; lower case, matched by prefix. */
export interface SearchTermsTable {
	term: string;
	entity: 'order' | 'return';
	entity_id: string;
	order_id: Id<'ord'>;
	weight: number;
}

export interface EventsSchema {
	events: EventsTable;
	notes: NotesTable;
	messages: MessagesTable;
	search_terms: SearchTermsTable;
}
