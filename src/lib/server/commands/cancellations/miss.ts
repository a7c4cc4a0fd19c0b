import { actorId } from '#lib/domain/actor.ts';
import { CANCELLATION_TRANSITIONS } from '#lib/domain/cancellation/states.ts';
import { cancellableUnits } from '#lib/domain/cancellation/units.ts';
import type { Id } from '#lib/domain/ids.ts';
import { next } from '#lib/domain/transitions.ts';
import { linesOfCancellation, saveCancellation, unansweredOfOrder } from '../../store/cancellations.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { readOrderToCancel } from '../../store/order-to-cancel.ts';
import { findOrder } from '../../store/orders.ts';
import type { CancellationsTable } from '../../store/schema-cancellations.ts';
import type { OrdersTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import { cancellationEvent, mailCancellation } from './tell.ts';

/** It was too late: the pieces stay the order's, and the customer hears how they can come back. */
export async function missCancellation(
	tx: Tx,
	by: By,
	order: OrdersTable,
	row: CancellationsTable
): Promise<CancellationsTable> {
	const state = next(CANCELLATION_TRANSITIONS, row.state, 'miss');
	if (state === null) return row;
	const decided = { state, decided_at: by.now, decided_by: actorId(by.actor) };
	await saveCancellation(tx, row, decided);
	const saved = { ...row, ...decided, version: row.version + 1 };
	await appendEvents(tx, by, [cancellationEvent(saved, 'cancellation_too_late', {})]);
	await mailCancellation(tx, by, order, saved, 'cancellation_too_late');
	return saved;
}

/** After parcels moved: what was asked for and is packed or sent by now was asked too late. */
export async function missWhatWasSent(tx: Tx, by: By, orderId: Id<'ord'>): Promise<void> {
	const row = await unansweredOfOrder(tx, orderId);
	const order = row && (await findOrder(tx, orderId));
	if (!row || !order) return;
	const { lines, parcels } = await readOrderToCancel(tx, order);
	const units = cancellableUnits({ cancelled: false, lines, parcels }, true);
	const asked = await linesOfCancellation(tx, row.id);
	const fits = asked.every((line) => {
		const found = units.find((one) => one.line_id === line.order_line_id);
		return found !== undefined && line.quantity <= found.free + found.picked;
	});
	if (!fits) await missCancellation(tx, by, order, row);
}
