import { actorId } from '#lib/domain/actor.ts';
import { ARRIVES_WITHIN } from '#lib/domain/refund/absence.ts';
import type { FreezeReason } from '#lib/domain/refund/differences.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { insertFreeze, openFreeze, saveFreeze, wakeRefundJobs } from '../../store/freezes.ts';
import type { ReconciliationRunsTable, RefundFreezesTable } from '../../store/schema-reconciliation.ts';
import type { By } from '../orders/by.ts';

/**
 * From now on nothing is sent. A freeze that already holds is only made longer.
 * @param lastSentAt when money was last sent as far as anybody knows; null when nobody does
 */
export async function freeze(
	tx: Tx,
	by: By,
	why: { reason: FreezeReason; note: string; lastSentAt: Instant | null }
): Promise<RefundFreezesTable> {
	const not_before = Math.min(why.lastSentAt ?? by.now, by.now) + ARRIVES_WITHIN;
	const open = await openFreeze(tx);
	if (open) {
		const later = Math.max(open.not_before, not_before);
		if (later !== open.not_before) await saveFreeze(tx, open.id, { not_before: later });
		return { ...open, not_before: later };
	}
	const row: RefundFreezesTable = {
		id: by.ids.next('frz'),
		open: 1,
		reason: why.reason,
		note: why.note,
		frozen_by: actorId(by.actor),
		frozen_at: by.now,
		not_before,
		thawed_at: null,
		run_id: null
	};
	await insertFreeze(tx, row);
	await appendEvents(tx, by, [event('refunds_frozen', { freeze_id: row.id, reason: why.reason })]);
	return row;
}

/** True when a run proves enough to let money leave again: it looked at everything, and began late enough. */
export const proves = (
	run: Pick<ReconciliationRunsTable, 'complete' | 'started_at'>,
	open: Pick<RefundFreezesTable, 'frozen_at' | 'not_before'>
): boolean => run.complete === 1 && run.started_at >= open.frozen_at && run.started_at >= open.not_before;

export async function thaw(
	tx: Tx,
	by: By,
	open: RefundFreezesTable,
	run: Pick<ReconciliationRunsTable, 'id'>
): Promise<void> {
	await saveFreeze(tx, open.id, { open: null, thawed_at: by.now, run_id: run.id });
	await wakeRefundJobs(tx, by.now);
	await appendEvents(tx, by, [event('refunds_thawed', { freeze_id: open.id, run_id: run.id })]);
}

const event = (type: string, data: Record<string, unknown>) => ({
	type,
	entity: 'shop' as const,
	entity_id: 'shop',
	order_id: null,
	data
});
