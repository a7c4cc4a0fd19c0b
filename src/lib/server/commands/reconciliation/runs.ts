import { actorId } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { RunCause } from '#lib/domain/refund/differences.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import { enqueue } from '../../jobs/queue.ts';
import type { Tx } from '../../store/database.ts';
import { firstOrderAt, insertRun, lastFinishedRun, openRun, saveRun } from '../../store/reconciliation.ts';
import type { ReconciliationRunsTable } from '../../store/schema-reconciliation.ts';
import type { By } from '../orders/by.ts';

/** Refunds can still change so long after they were made: letters to customers lapse, banks return money late. */
const CHANGES_WITHIN = 45 * DAY;
/** A start looks at what may have been missed while nothing ran. */
const MISSED_WITHIN = 2 * DAY;
/** The first payment may be older than its order. */
const BEFORE_ORDERS = 7 * DAY;

/**
 * Begins a comparison of books and provider, or joins the one that is under way. One under way that could not prove
 * what is asked for begins again.
 */
export async function startRun(
	tx: Tx,
	by: By,
	ask: {
		cause: RunCause;
		complete: boolean;
		/** A run that began earlier proves nothing. */
		from?: Instant;
		/** When it starts; now when not given. */
		run_at?: Instant;
	}
): Promise<{ run_id: Id<'rcn'>; is_new: boolean }> {
	const { cause, complete, from = 0 } = ask;
	const starts = ask.run_at ?? by.now;
	const span = { span_from: await beginOf(tx, by, ask), span_to: starts };
	const open = await openRun(tx);
	if (open) {
		const proves = !complete || (open.complete === 1 && open.started_at >= from);
		if (!proves) await saveRun(tx, open, { ...span, ...FROM_THE_START, complete: 1, started_at: starts });
		await enqueueRun(tx, by, { id: open.id, version: open.version + (proves ? 0 : 1) }, starts);
		return { run_id: open.id, is_new: false };
	}
	const run: ReconciliationRunsTable = {
		id: by.ids.next('rcn'),
		open: 1,
		cause,
		requested_by: actorId(by.actor),
		complete: complete ? 1 : 0,
		...span,
		...FROM_THE_START,
		found: 0,
		healed: 0,
		error: null,
		started_at: starts,
		updated_at: by.now,
		finished_at: null,
		version: 1
	};
	await insertRun(tx, run);
	await enqueueRun(tx, by, run, starts);
	return { run_id: run.id, is_new: true };
}

const FROM_THE_START = {
	phase: 'provider' as const,
	place: null,
	provider_refunds: 0,
	own_refunds: 0,
	payments_read: 0,
	adopted: 0,
	caught_up: 0
};

/** The key holds the version: a run that is widened or taken up again gets a job of its own. */
const enqueueRun = (
	tx: Tx,
	by: By,
	run: Pick<ReconciliationRunsTable, 'id' | 'version'>,
	run_at: Instant
): Promise<void> =>
	enqueue(tx, by, {
		kind: 'reconcile.run',
		key: `reconcile.run:${run.id}:${run.version}`,
		body: { run_id: run.id },
		run_at
	});

async function beginOf(tx: Tx, by: By, ask: { cause: RunCause; complete: boolean }): Promise<Instant> {
	const first = Math.max(0, ((await firstOrderAt(tx)) ?? by.now) - BEFORE_ORDERS);
	const last = await lastFinishedRun(tx);
	if (ask.complete || last === null) return first;
	const back = ask.cause === 'start' ? MISSED_WITHIN : CHANGES_WITHIN;
	return Math.max(first, last.span_to - back);
}
