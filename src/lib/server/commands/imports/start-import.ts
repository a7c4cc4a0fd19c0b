import { hasRole, actorId, type Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import type { ColumnName } from '../../imports/columns.ts';
import type { ImportOptions } from '../../imports/rows.ts';
import { enqueue } from '../../jobs/queue.ts';
import { appendEvents } from '../../store/events.ts';
import { findImport, insertImport, saveImport } from '../../store/imports.ts';
import { inTransaction } from '../in-transaction.ts';

export type StartImportInput = {
	file_name: string;
	/** A file that `ctx.files` holds already. */
	file_path: string;
	bytes: number;
	dry_run: boolean;
	options: ImportOptions & { columns?: Partial<Record<ColumnName, string>> };
};

const mayImport = (actor: Actor): boolean => actor.kind === 'system' || hasRole(actor, 'merchant');

/** Queues one uploaded CSV file; a job reads it. */
export async function startImport(
	ctx: CommandContext,
	actor: Actor,
	input: StartImportInput
): Promise<Result<{ import_id: Id<'imp'> }>> {
	if (!mayImport(actor)) return refused('not_allowed');
	return inTransaction(ctx.db, async (tx) => {
		const by = { ids: ctx.ids, now: ctx.clock.now(), actor };
		const id = ctx.ids.next('imp');
		await insertImport(tx, {
			id,
			file_name: input.file_name.slice(0, 200),
			file_path: input.file_path,
			dry_run: input.dry_run ? 1 : 0,
			state: 'queued',
			options: JSON.stringify(input.options),
			bytes_total: input.bytes,
			bytes_done: 0,
			rows_done: 0,
			orders_created: 0,
			orders_updated: 0,
			returns_created: 0,
			rows_skipped: 0,
			rows_failed: 0,
			error: null,
			started_by: actorId(actor),
			created_at: by.now,
			started_at: null,
			finished_at: null
		});
		await appendEvents(tx, by, [
			{
				type: 'import_started',
				entity: 'import',
				entity_id: id,
				order_id: null,
				data: { dry_run: input.dry_run }
			}
		]);
		await enqueue(tx, by, { kind: 'import.run', key: `import:${id}`, body: { import_id: id } });
		return accepted({ import_id: id });
	});
}

/** Stops an import at the next invoice; what is in stays in. */
export async function cancelImport(
	ctx: CommandContext,
	actor: Actor,
	importId: Id<'imp'>
): Promise<Result<null>> {
	if (!mayImport(actor)) return refused('not_allowed');
	return inTransaction(ctx.db, async (tx) => {
		const job = await findImport(tx, importId);
		if (!job) return refused('not_found');
		if (job.state !== 'queued' && job.state !== 'running') return refused('not_in_this_state');
		const by = { ids: ctx.ids, now: ctx.clock.now(), actor };
		await saveImport(tx, importId, { state: 'cancelled', finished_at: by.now });
		await appendEvents(tx, by, [
			{ type: 'import_cancelled', entity: 'import', entity_id: importId, order_id: null }
		]);
		return accepted(null);
	});
}
