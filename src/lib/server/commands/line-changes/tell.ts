import { enqueueMail } from '../../jobs/queue.ts';
import type { Tx } from '../../store/database.ts';
import type { NewEvent } from '../../store/events.ts';
import type { LineChangesTable } from '../../store/schema-line-changes.ts';
import type { OrdersTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import type { ProposedLineChange } from './types.ts';

/** An event of one change of pieces, with what is wanted. */
export const lineChangeEvent = (
	change: Pick<LineChangesTable, 'id' | 'order_id' | 'kind' | 'line_id' | 'sku' | 'quantity'>,
	type:
		| 'order_line_changed'
		| 'order_line_change_requested'
		| 'order_line_change_payment_due'
		| 'order_line_change_declined'
		| 'order_line_change_withdrawn'
		| 'order_line_change_lapsed'
		| 'order_line_change_missed'
		| 'order_line_change_taken_over',
	data: Record<string, unknown> = {}
): NewEvent => ({
	type,
	entity: 'order',
	entity_id: change.order_id,
	order_id: change.order_id,
	data: {
		change_id: change.id,
		kind: change.kind,
		line_id: change.line_id,
		sku: change.sku,
		quantity: change.quantity,
		...data
	}
});

/** That the order was changed, or that it stays as it was and why. */
export async function mailLineChange(
	tx: Tx,
	by: By,
	order: Pick<OrdersTable, 'id' | 'email_norm' | 'locale'>,
	change: Pick<LineChangesTable, 'id'>,
	kind: 'line_changed' | 'line_change_ended'
): Promise<void> {
	if (order.email_norm === null) return;
	await enqueueMail(tx, by, {
		key: `${kind}:${change.id}`,
		kind,
		locale: order.locale,
		recipient: order.email_norm,
		order_id: order.id,
		return_id: null
	});
}

export const answerOf = ({ id, kind, state, version }: LineChangesTable): ProposedLineChange => ({
	change_id: id,
	kind,
	state,
	version
});
