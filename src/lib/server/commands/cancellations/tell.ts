import { enqueueMail } from '../../jobs/queue.ts';
import type { Tx } from '../../store/database.ts';
import type { NewEvent } from '../../store/events.ts';
import type { CancellationsTable } from '../../store/schema-cancellations.ts';
import type { OrdersTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';

export const cancellationEvent = (
	row: Pick<CancellationsTable, 'id' | 'number' | 'order_id' | 'state'>,
	type: string,
	data: Record<string, unknown>
): NewEvent => ({
	type,
	entity: 'cancellation',
	entity_id: row.id,
	order_id: row.order_id,
	data: { ...data, number: row.number, state: row.state }
});

export type CancellationMail = 'cancellation_accepted' | 'cancellation_checking' | 'cancellation_too_late';

/** Tells the customer once per kind; the mail is composed from the stored facts when it leaves. */
export async function mailCancellation(
	tx: Tx,
	by: By,
	order: Pick<OrdersTable, 'id' | 'email_norm'>,
	row: Pick<CancellationsTable, 'id' | 'locale'>,
	kind: CancellationMail
): Promise<void> {
	if (order.email_norm === null) return;
	await enqueueMail(tx, by, {
		key: `${kind}:${row.id}`,
		kind,
		locale: row.locale,
		recipient: order.email_norm,
		order_id: order.id,
		return_id: null
	});
}
