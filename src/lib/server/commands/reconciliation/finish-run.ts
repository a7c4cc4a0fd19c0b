import type { CommandContext } from '../../context.ts';
import { openFreeze } from '../../store/freezes.ts';
import { saveRun } from '../../store/reconciliation.ts';
import type { ReconciliationRunsTable } from '../../store/schema-reconciliation.ts';
import type { By } from '../orders/by.ts';
import { SYSTEM } from '../refunds/types.ts';
import { proves, thaw } from './freeze.ts';
import { startRun } from './runs.ts';

/**
 * Everything was compared. A freeze ends here, if this run proves enough; otherwise another run begins as soon as one
 * can. Payments whose books differ stay held back by their differences.
 */
export async function finishRun(ctx: CommandContext, run: ReconciliationRunsTable): Promise<void> {
	await ctx.db.transaction(async (tx) => {
		const by: By = { ids: ctx.ids, now: ctx.clock.now(), actor: SYSTEM };
		const done = { open: null, phase: 'done' as const, place: null, error: null };
		if (!(await saveRun(tx, run, { ...done, updated_at: by.now, finished_at: by.now }))) return;
		const frozen = await openFreeze(tx);
		if (!frozen) return;
		if (proves(run, frozen)) return thaw(tx, by, frozen, run);
		const run_at = Math.max(by.now, frozen.not_before);
		await startRun(tx, by, { cause: 'restore', complete: true, run_at });
	});
}
