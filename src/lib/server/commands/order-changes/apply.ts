import { actorId } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import { enqueueMail } from '../../jobs/queue.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents, type NewEvent } from '../../store/events.ts';
import type { OrderChange } from '../../store/order-changes.ts';
import { saveOrder } from '../../store/orders.ts';
import type { OrdersTable } from '../../store/schema.ts';
import { endSessionsOfOrder } from '../../store/sessions.ts';
import { useUpOrderTokens } from '../../store/tokens.ts';
import type { By } from '../orders/by.ts';
import { matchCustomer } from '../orders/match-customer.ts';
import { refreshTerms } from '../orders/save-belongings.ts';
import { columnsOf } from './wanted.ts';

/** An event of one change; `before` and `after` are told where the order itself was changed. */
export const changeEvent = (
	type:
		| 'order_changed'
		| 'order_change_requested'
		| 'order_change_declined'
		| 'order_change_withdrawn'
		| 'order_change_taken_over'
		| 'order_change_overtaken',
	change: Pick<OrderChange, 'id' | 'order_id' | 'kind'>,
	data: Record<string, unknown> = {}
): NewEvent => ({
	type,
	entity: 'order',
	entity_id: change.order_id,
	order_id: change.order_id,
	data: { change_id: change.id, kind: change.kind, ...data }
});

/**
 * A step: the order says from now on what the change says, at its next version. People are told, and a new mailbox
 * ends what the old one could open.
 *
 * @returns the columns that the row of the change gets
 */
export async function applyChange(
	tx: Tx,
	by: By,
	order: OrdersTable,
	change: OrderChange,
	more: Partial<OrdersTable> = {}
): Promise<Result<Pick<OrderChange, 'state' | 'applied_at' | 'order_version'>>> {
	const columns = { ...columnsOf(order, change), ...more, updated_at: by.now };
	if (change.kind === 'email') {
		const who = { email_norm: change.after.email, phone_norm: order.phone_norm };
		const customer = { name: order.customer_name, reference: null };
		columns.customer_id = await matchCustomer(tx, by, { locale: order.locale, customer }, who);
		await endAccess(tx, order.id, by.now);
	}
	if (!(await saveOrder(tx, order.id, order.version, columns))) return refused('changed_meanwhile');
	await refreshTerms(tx, { ...order, ...columns });
	const order_version = order.version + 1;
	const { before, after, reason } = change;
	await appendEvents(tx, by, [
		changeEvent('order_changed', change, { before, after, reason, order_version })
	]);
	await tellChanged(tx, by, { ...order, ...columns }, change);
	return accepted({ state: 'applied', applied_at: by.now, order_version });
}

/** What was opened for the order before it got another mailbox opens it no more. */
export async function endAccess(tx: Tx, orderId: OrderChange['order_id'], now: Instant): Promise<void> {
	await useUpOrderTokens(tx, orderId, now);
	await endSessionsOfOrder(tx, orderId);
}

/** By mail to whom the order belongs now; an old mailbox hears that it does no longer. */
export async function tellChanged(tx: Tx, by: By, order: OrdersTable, change: OrderChange): Promise<void> {
	const mail = { locale: order.locale, order_id: order.id, return_id: null };
	if (order.email_norm !== null) {
		const key = `order_changed:${change.id}:${change.version}`;
		await enqueueMail(tx, by, { ...mail, key, kind: 'order_changed', recipient: order.email_norm });
	}
	if (change.kind === 'email' && change.before.email !== null) {
		const key = `order_email_moved:${change.id}`;
		await enqueueMail(tx, by, { ...mail, key, kind: 'order_email_moved', recipient: change.before.email });
	}
}

/** Who decided, and when. */
export const decidedNow = (by: By): Pick<OrderChange, 'decided_by' | 'decided_at'> => ({
	decided_by: actorId(by.actor),
	decided_at: by.now
});
