import type { Id } from '#lib/domain/ids.ts';
import type { Instant, JsonText } from './schema-values.ts';

export interface JobsTable {
	id: Id<'job'>;
	kind: string;
	key: string;
	body: JsonText;
	run_at: Instant;
	attempts: number;
	lease_owner: string | null;
	lease_until: Instant | null;
	done_at: Instant | null;
	parked_at: Instant | null;
	last_error: string | null;
	created_at: Instant;
}

export interface InboxTable {
	id: Id<'inb'>;
	provider: string;
	event_id: string;
	type: string;
	body: JsonText;
	received_at: Instant;
	processed_at: Instant | null;
	error: string | null;
}

export interface JobsSchema {
	jobs: JobsTable;
	inbox: InboxTable;
}
