import {
	CANCELLATION_TRANSITIONS,
	OPEN_HOLD_RELEASES,
	type CancellationCommand
} from '#lib/domain/cancellation/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import { next } from '#lib/domain/transitions.ts';
import {
	cancellationOfRefund,
	findCancellation,
	refundsOfCancellation,
	saveCancellation
} from '../../store/cancellations.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { holdReleasesOf } from '../../store/hold-releases.ts';
import type { CancellationsTable } from '../../store/schema-cancellations.ts';
import type { By } from '../orders/by.ts';
import { cancellationEvent } from './tell.ts';

/** Brings a cancellation to where its money stands: held money first, then refunds, then it is done. */
export async function followCancellation(
	tx: Tx,
	by: By,
	row: CancellationsTable
): Promise<CancellationsTable> {
	const releases = await holdReleasesOf(tx, row.id);
	const refunds = await refundsOfCancellation(tx, row.id);
	const waits = releases.some((release) => OPEN_HOLD_RELEASES.includes(release.state));
	const moves = refunds.some((refund) => !['succeeded', 'settled_other', 'cancelled'].includes(refund.state));
	const command: CancellationCommand = waits ? 'release' : moves ? 'refund' : 'finish';
	const state = next(CANCELLATION_TRANSITIONS, row.state, command);
	if (state === null) return row;
	const done_at = state === 'done' ? by.now : null;
	await saveCancellation(tx, row, { state, done_at });
	const saved = { ...row, state, done_at, version: row.version + 1 };
	if (state === 'done') await appendEvents(tx, by, [cancellationEvent(saved, 'cancellation_done', {})]);
	return saved;
}

/** After a refund moved: the cancellation that caused it, if one did. */
export async function followRefundOfCancellation(tx: Tx, by: By, refundId: Id<'rfd'>): Promise<void> {
	const row = await cancellationOfRefund(tx, refundId);
	if (row) await followCancellation(tx, by, row);
}

/** After a release of held money moved. */
export async function followById(tx: Tx, by: By, id: Id<'can'>): Promise<void> {
	const row = await findCancellation(tx, id);
	if (row) await followCancellation(tx, by, row);
}
