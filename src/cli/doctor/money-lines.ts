import type { Reader } from '#lib/server/store/database.ts';
import { openFreeze } from '#lib/server/store/freezes.ts';
import { countOpenDifferences } from '#lib/server/store/differences.ts';
import { lastFinishedRun, openRun } from '#lib/server/store/reconciliation.ts';

/** Whether money may leave, and what the last comparison of books and provider found. */
export async function moneyLines(db: Reader): Promise<string[]> {
	const frozen = await openFreeze(db);
	const last = await lastFinishedRun(db);
	const running = await openRun(db);
	const { open, blocking } = await countOpenDifferences(db);
	return [
		...(frozen
			? [
					`Refunds are frozen since ${day(frozen.frozen_at)} (${frozen.reason}); they go on after a complete comparison.`
				]
			: []),
		last?.finished_at
			? `Reconciliation: finished ${day(last.finished_at)}; ${last.provider_refunds} refunds and ` +
				`${last.payments_read} payments compared, ${open} difference(s) open, ${blocking} of them hold money back.`
			: 'Reconciliation: never finished yet.',
		...(running
			? [
					`Reconciliation: one is under way since ${day(running.started_at)}` +
						`${running.error ? `, waiting (${running.error})` : ''}.`
				]
			: [])
	];
}

const day = (at: number): string => new Date(at).toISOString();
