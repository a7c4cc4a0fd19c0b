import { beginRun } from '../../commands/reconciliation/begin-run.ts';
import type { Context } from '../../context.ts';

/** Begins the comparison of the day. */
export async function reconcileDaily(context: Context): Promise<void> {
	if (!context.payments) return;
	await beginRun(context, { kind: 'system' }, { cause: 'daily' });
}
