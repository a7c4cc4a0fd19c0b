import { CANCELLATION_TRANSITIONS } from '#lib/domain/cancellation/states.ts';
import { next } from '#lib/domain/transitions.ts';
import { saveCancellation, unansweredOfOrder } from '../../store/cancellations.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import type { OrderLinesTable, OrdersTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import { cancellationEvent } from './tell.ts';

type Figures = Pick<
	OrdersTable,
	| 'goods_minor'
	| 'order_discount_minor'
	| 'shipping_minor'
	| 'shipping_tax_minor'
	| 'tax_minor'
	| 'total_minor'
	| 'cancelled_at'
>;

/**
 * A step of the intake: what an order with cancellations keeps when the shop's system tells it again. It stays
 * cancelled, and figures that left the cancelled pieces out do not replace those of the sale.
 */
export function keepCancelled(known: OrdersTable, told: Figures): Partial<Figures> {
	const cancelled_at = told.cancelled_at ?? known.cancelled_at;
	if (told.total_minor >= known.total_minor) return { cancelled_at };
	const { goods_minor, order_discount_minor, shipping_minor, shipping_tax_minor, tax_minor, total_minor } =
		known;
	return {
		cancelled_at,
		goods_minor,
		order_discount_minor,
		shipping_minor,
		shipping_tax_minor,
		tax_minor,
		total_minor
	};
}

/** True when a line is told without the pieces that were cancelled of it: that says what is known already. */
export const leavesOutCancelled = (
	line: Pick<OrderLinesTable, 'quantity' | 'qty_cancelled' | 'unit_price_minor'>,
	told: { quantity: number; unit_price_minor: number } | null
): boolean =>
	line.qty_cancelled > 0 &&
	(told === null
		? line.qty_cancelled === line.quantity
		: told.quantity === line.quantity - line.qty_cancelled &&
			told.unit_price_minor === line.unit_price_minor);

/** The shop's own system cancelled the order: that answers who still waits, and its money moves there. */
export async function answerByChannel(tx: Tx, by: By, order: Pick<OrdersTable, 'id'>): Promise<void> {
	const row = await unansweredOfOrder(tx, order.id);
	const stopped = row && next(CANCELLATION_TRANSITIONS, row.state, 'stop');
	const state = stopped && next(CANCELLATION_TRANSITIONS, stopped, 'finish');
	if (!row || !state) return;
	await saveCancellation(tx, row, { state, decided_at: by.now, done_at: by.now });
	await appendEvents(tx, by, [
		cancellationEvent({ ...row, state }, 'cancellation_stopped', { by_channel: true })
	]);
}
