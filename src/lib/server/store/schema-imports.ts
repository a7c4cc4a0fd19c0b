import type { Id } from '#lib/domain/ids.ts';
import type { Flag, Instant, JsonText } from './schema-values.ts';

export interface ImportsTable {
	id: Id<'imp'>;
	file_name: string;
	file_path: string;
	dry_run: Flag;
	state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
	options: JsonText;
	bytes_total: number;
	bytes_done: number;
	rows_done: number;
	orders_created: number;
	orders_updated: number;
	returns_created: number;
	rows_skipped: number;
	rows_failed: number;
	error: string | null;
	started_by: string | null;
	created_at: Instant;
	started_at: Instant | null;
	finished_at: Instant | null;
}

export interface ImportFaultsTable {
	import_id: Id<'imp'>;
	row: number;
	column: string;
	reason: string;
	value: string;
	severity: 'error' | 'skipped';
}

export interface ImportsSchema {
	imports: ImportsTable;
	import_faults: ImportFaultsTable;
}
