import { actorId } from '#lib/domain/actor.ts';
import type { PlannedRelease } from '#lib/domain/cancellation/money.ts';
import type { CancellationPlan } from '#lib/domain/cancellation/plan.ts';
import { CANCELLATION_TRANSITIONS } from '#lib/domain/cancellation/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import { next } from '#lib/domain/transitions.ts';
import { callOffRequests } from '../charges/close-charge.ts';
import { enqueue } from '../../jobs/queue.ts';
import { linkRefund, saveCancellation } from '../../store/cancellations.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { addReleased, insertHoldReleases } from '../../store/hold-releases.ts';
import { saveOrder } from '../../store/orders.ts';
import type { CancellationsTable, HoldReleasesTable } from '../../store/schema-cancellations.ts';
import type { OrdersTable } from '../../store/schema.ts';
import { addToLine } from '../../store/returns.ts';
import { followPieces } from '../line-changes/follow-pieces.ts';
import type { By } from '../orders/by.ts';
import { refundRow, reserveRefund, type RefundCause } from '../refunds/reserve.ts';
import { cancellationEvent, mailCancellation } from './tell.ts';
import { followCancellation } from './follow.ts';
import { takeFromParcels } from './take-from-parcels.ts';

/**
 * Everything an accepted cancellation does: the units leave the order and its parcels, held money is let go, taken money
 * is reserved for its way back. `letsGo` is who answers for the money: the shop's own rule, or the person who decided.
 */
export async function acceptCancellation(
	tx: Tx,
	by: By,
	about: { order: OrdersTable; row: CancellationsTable; plan: CancellationPlan },
	command: 'accept' | 'stop',
	letsGo: By
): Promise<CancellationsTable> {
	const { order, row, plan } = about;
	const state = next(CANCELLATION_TRANSITIONS, row.state, command);
	if (state === null) throw new Error(`cancellation ${row.id} cannot ${command} from ${row.state}`);
	await takeFromParcels(tx, by, order.id, plan.lines);
	for (const { line_id, quantity } of plan.lines) {
		await addToLine(tx, line_id as Id<'lin'>, { qty_cancelled: quantity });
	}
	if (order.line_changes > 0) await followPieces(tx, by, order.id);
	for (const release of plan.money.releases) await releaseHold(tx, by, row, release);
	if (plan.money.refund.lines.length > 0) {
		const { refund_id } = await reserveRefund(
			tx,
			letsGo,
			order,
			refundRow(letsGo, order, plan.money.refund, ofCancellation(row)),
			plan.money.refund
		);
		await linkRefund(tx, row.id, refund_id);
	}
	if (plan.whole) {
		await saveOrder(tx, order.id, order.version, { cancelled_at: by.now, updated_at: by.now });
		await callOffRequests(tx, by, order);
	}
	const decided = { state, decided_at: by.now, decided_by: actorId(letsGo.actor) };
	await saveCancellation(tx, row, decided);
	const saved = { ...row, ...decided, version: row.version + 1 };
	await appendEvents(tx, by, [
		cancellationEvent(saved, command === 'accept' ? 'cancellation_accepted' : 'cancellation_stopped', {
			amount_minor: row.quoted_minor,
			quantity: plan.lines.reduce((sum, line) => sum + line.quantity, 0)
		}),
		...(plan.whole
			? [
					{
						type: 'order_cancelled',
						entity: 'order' as const,
						entity_id: order.id,
						order_id: order.id,
						data: { cancelled_at: by.now, cancellation: row.number }
					}
				]
			: [])
	]);
	await mailCancellation(tx, by, order, saved, 'cancellation_accepted');
	return followCancellation(tx, by, saved);
}

async function releaseHold(tx: Tx, by: By, row: CancellationsTable, planned: PlannedRelease): Promise<void> {
	const id = by.ids.next('hrl');
	const isDone = planned.kind === 'door';
	const release: HoldReleasesTable = {
		id,
		cancellation_id: row.id,
		payment_id: planned.payment_id as Id<'pay'>,
		kind: planned.kind,
		released_minor: planned.released_minor,
		capture_minor: planned.capture_minor,
		state: isDone ? 'released' : 'waiting',
		generation: 0,
		gateway_key: `${id}:0`,
		attempts: 0,
		first_attempt_at: null,
		last_attempt_at: null,
		lease_owner: null,
		lease_until: null,
		failure_code: null,
		parked_at: null,
		created_at: by.now,
		settled_at: isDone ? by.now : null,
		version: 1
	};
	await insertHoldReleases(tx, [release]);
	await addReleased(tx, release.payment_id, release.released_minor);
	if (isDone) return;
	await enqueue(tx, by, { kind: 'hold.release', key: `hold.release:${id}`, body: { hold_release_id: id } });
}

/** What the refund of a cancellation is for. */
export const ofCancellation = ({ id }: Pick<CancellationsTable, 'id'>): RefundCause => ({
	return_id: null,
	source: 'cancellation',
	about: `cancellation:${id}`
});
