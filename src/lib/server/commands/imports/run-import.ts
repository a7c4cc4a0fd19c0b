import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { CommandContext } from '../../context.ts';
import { groupRows } from '../../imports/group.ts';
import { HeaderIncomplete, readFile } from '../../imports/read-file.ts';
import type { ImportOptions, RowFault } from '../../imports/rows.ts';
import { deleteFaults, findImport, insertFaults, moveImport, saveImport } from '../../store/imports.ts';
import type { ImportsTable } from '../../store/schema.ts';
import { importGroup } from './import-group.ts';
import { rehearseGroup, type Rehearsal } from './rehearse-group.ts';

export type ImportProgress = Pick<
	ImportsTable,
	| 'bytes_done'
	| 'rows_done'
	| 'orders_created'
	| 'orders_updated'
	| 'returns_created'
	| 'rows_skipped'
	| 'rows_failed'
>;

/**
 * Reads the whole file, one invoice per transaction, and saves how far it got about once a second. Run again after a
 * crash it starts over, and what is there already is recognised. A cancelled import stops at the next invoice.
 */
export async function runImport(
	ctx: CommandContext,
	actor: Actor,
	importId: Id<'imp'>,
	onProgress: (progress: ImportProgress) => void = () => undefined
): Promise<void> {
	const job = await findImport(ctx.db.read, importId);
	if (!job || job.state === 'done' || job.state === 'cancelled') return;
	const started = await ctx.db.transaction(async (tx) => {
		const change = { ...START, state: 'running', started_at: ctx.clock.now(), error: null } as const;
		const begins = await moveImport(tx, importId, ['queued', 'running', 'failed'], change);
		if (begins) await deleteFaults(tx, importId);
		return begins;
	});
	if (!started) return;
	try {
		const finished = await readAll(ctx, actor, job, onProgress);
		if (finished) await close(ctx, importId, { state: 'done', bytes_done: job.bytes_total });
	} catch (error) {
		if (!(error instanceof HeaderIncomplete)) throw error;
		await close(ctx, importId, { state: 'failed', error: `columns_missing:${error.missing.join(',')}` });
	}
}

const START: ImportProgress = {
	bytes_done: 0,
	rows_done: 0,
	orders_created: 0,
	orders_updated: 0,
	returns_created: 0,
	rows_skipped: 0,
	rows_failed: 0
};

async function readAll(
	ctx: CommandContext,
	actor: Actor,
	job: ImportsTable,
	onProgress: (progress: ImportProgress) => void
): Promise<boolean> {
	const { columns, ...options } = JSON.parse(job.options) as ImportOptions & {
		columns?: Record<string, string>;
	};
	const progress = { ...START };
	const rehearsal: Rehearsal = new Map();
	let faults: RowFault[] = [];
	let savedAt = Date.now();
	for await (const group of groupRows(readFile(ctx.files.locate(job.file_path), options, columns))) {
		const outcome = job.dry_run
			? await rehearseGroup(ctx, group, options, rehearsal)
			: await importGroup(ctx, actor, group, options);
		progress.bytes_done = Math.min(group.bytes, job.bytes_total);
		progress.rows_done += group.rows;
		progress.orders_created += outcome.orders_created;
		progress.orders_updated += outcome.orders_updated;
		progress.returns_created += outcome.returns_created;
		progress.rows_skipped += countRows(outcome.faults, 'skipped');
		progress.rows_failed += countRows(outcome.faults, 'error');
		faults.push(...outcome.faults);
		if (faults.length >= 500 || Date.now() - savedAt > 1_000) {
			if (!(await saveProgress(ctx, job.id, progress, faults))) return false;
			onProgress(progress);
			faults = [];
			savedAt = Date.now();
		}
	}
	const going = await saveProgress(ctx, job.id, progress, faults);
	onProgress(progress);
	return going;
}

const countRows = (faults: readonly RowFault[], severity: RowFault['severity']): number =>
	new Set(faults.filter((fault) => fault.severity === severity).map((fault) => fault.row)).size;

/** False when somebody cancelled the import meanwhile. */
const saveProgress = (
	ctx: CommandContext,
	id: Id<'imp'>,
	progress: ImportProgress,
	faults: readonly RowFault[]
): Promise<boolean> =>
	ctx.db.transaction(async (tx) => {
		const current = await findImport(tx, id);
		await saveImport(tx, id, progress);
		await insertFaults(
			tx,
			faults.map((fault) => ({ import_id: id, ...fault }))
		);
		return current?.state === 'running';
	});

/** What was cancelled in the last moment stays cancelled. */
const close = (ctx: CommandContext, id: Id<'imp'>, change: Partial<ImportsTable>): Promise<void> =>
	ctx.db.transaction(
		async (tx) => void (await moveImport(tx, id, ['running'], { ...change, finished_at: ctx.clock.now() }))
	);
