import { isOnTop } from '#lib/domain/charge/on-top.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { fulfilmentLinesOfOrder, fulfilmentsOfOrder } from '../../store/fulfilments.ts';
import { findOrder, linesOfOrder } from '../../store/orders.ts';
import { paymentsOfOrder, savePayment } from '../../store/payments.ts';
import type { By } from '../orders/by.ts';

/**
 * Nobody is handed a parcel that is paid at the door without paying for it: when all of an order was delivered, its cash
 * counts as taken, whether or not the shop's system has heard of it yet. Of an order that came in part only, somebody
 * who knows must tell how much it was. Nothing happens twice.
 */
export async function collectCash(tx: Tx, by: By, orderId: Id<'ord'>): Promise<void> {
	const payments = await paymentsOfOrder(tx, orderId);
	const [cash, ...more] = payments.filter((payment) => payment.provider === 'cash_on_delivery');
	if (!cash || more.length > 0 || cash.captured_minor > 0) return;
	const order = await findOrder(tx, orderId);
	const delivered_at = order && order.cancelled_at === null ? await deliveredAt(tx, orderId) : null;
	if (!order || delivered_at === null) return;
	// What was asked for after the sale is no part of what the parcel was to be paid for.
	const ofSale = payments.filter((payment) => !isOnTop(payment));
	const others = ofSale.reduce((sum, payment) => sum + payment.captured_minor, 0);
	const whole = cash.authorized_minor || Math.max(0, order.total_minor - others);
	// What was cancelled is not handed over.
	const captured_minor = Math.max(0, whole - cash.released_minor);
	if (captured_minor === 0) return;
	const taken = { authorized_minor: whole, captured_minor, captured_at: delivered_at };
	await savePayment(tx, cash.id, cash.version, taken);
	await appendEvents(tx, by, [
		{
			type: 'payment_captured',
			entity: 'order',
			entity_id: orderId,
			order_id: orderId,
			data: {
				payment_id: cash.id,
				amount_minor: captured_minor,
				currency: order.currency,
				method: cash.method,
				captured_at: delivered_at
			}
		}
	]);
}

/** When the last of an order was handed over; null while any of it was not. */
async function deliveredAt(tx: Tx, orderId: Id<'ord'>): Promise<number | null> {
	const parcels = await fulfilmentsOfOrder(tx, orderId);
	const contents = await fulfilmentLinesOfOrder(tx, orderId);
	const home = parcels.filter((parcel) => parcel.state === 'delivered');
	const times = home.flatMap((parcel) => parcel.delivered_at ?? []);
	const arrived = (lineId: string): number =>
		contents
			.filter((part) => part.order_line_id === lineId)
			.filter((part) => home.some((parcel) => parcel.id === part.fulfilment_id))
			.reduce((sum, part) => sum + part.quantity, 0);
	const lines = await linesOfOrder(tx, orderId);
	const isWhole = lines.every((line) => arrived(line.id) >= line.quantity - line.qty_cancelled);
	return isWhole && times.length > 0 ? Math.max(...times) : null;
}
