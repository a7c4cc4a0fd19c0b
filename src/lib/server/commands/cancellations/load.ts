import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { findCancellation } from '../../store/cancellations.ts';
import type { Tx } from '../../store/database.ts';
import { findOrder } from '../../store/orders.ts';
import type { CancellationsTable } from '../../store/schema-cancellations.ts';
import type { OrdersTable } from '../../store/schema.ts';
import { cancellationRefusal, type CancellationRef, type ChangedCancellation } from './types.ts';

export type LoadedCancellation = { row: CancellationsTable; order: OrdersTable };

/** A cancellation for somebody who may act on it, at the version they saw. */
export async function loadCancellation(
	tx: Tx,
	actor: Actor,
	right: 'serve' | 'decide',
	ref: CancellationRef
): Promise<Result<LoadedCancellation>> {
	const row = await findCancellation(tx, ref.cancellation_id);
	const order = row && (await findOrder(tx, row.order_id));
	if (!row || !order) return refused('not_found');
	const stranger = cancellationRefusal(actor, right, order.id);
	if (stranger) return stranger;
	if (ref.version !== undefined && ref.version !== row.version) {
		return refused('changed_meanwhile', { state: row.state });
	}
	return accepted({ row, order });
}

/** The cancellation as it is after a command. */
export const answerOf = (row: CancellationsTable): ChangedCancellation => ({
	cancellation_id: row.id,
	number: row.number,
	state: row.state,
	version: row.version
});
