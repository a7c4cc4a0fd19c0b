import type { CommandContext } from '../../context.ts';
import { saveRun } from '../../store/reconciliation.ts';
import type { ReconciliationRunsTable } from '../../store/schema-reconciliation.ts';

export type Progress = Partial<
	Pick<
		ReconciliationRunsTable,
		| 'phase'
		| 'place'
		| 'provider_refunds'
		| 'own_refunds'
		| 'payments_read'
		| 'adopted'
		| 'caught_up'
		| 'found'
		| 'healed'
		| 'error'
	>
>;

/** One page further. False when another worker went on with the run meanwhile: it belongs to that one. */
export const saveProgress = (
	ctx: CommandContext,
	run: Pick<ReconciliationRunsTable, 'id' | 'version'>,
	progress: Progress
): Promise<boolean> =>
	ctx.db.transaction((tx) => saveRun(tx, run, { ...progress, updated_at: ctx.clock.now() }));
