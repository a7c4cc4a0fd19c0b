import type { FulfilmentState } from '#lib/domain/fulfilment/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { LineFacts, OrderFacts, PaymentFacts } from '#lib/domain/policy/types.ts';
import { LIVE_REFUND_STATES, type RefundState } from '#lib/domain/refund/states.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from '../store/compiled.ts';
import { returnTimesOfCustomer } from '../store/customers.ts';
import type { Reader } from '../store/database.ts';
import { parcelPartsOfOrder, type ParcelPart } from '../store/fulfilments.ts';
import { linesOfOrder } from '../store/orders.ts';
import { paymentsOfOrder } from '../store/payments.ts';
import type { OrderLinesTable, OrdersTable, PaymentsTable } from '../store/schema.ts';

/**
 * Everything a decision about an order may look at, in six small statements. Null when there is no such order.
 * Give the transaction's handle when the decision is saved in it.
 */
export async function orderFacts(db: Reader, orderId: Id<'ord'>): Promise<OrderFacts | null> {
	const order = (await orderAndZone(db, orderId))[0];
	if (!order) return null;
	return factsFrom({
		order,
		lines: await linesOfOrder(db, orderId),
		parcels: await parcelPartsOfOrder(db, orderId),
		payments: await paymentsOfOrder(db, orderId),
		refunds: await refundedShipping(db, orderId),
		// Before the first set-up there is no shop yet, and days end with the UTC day.
		timezone: order.timezone ?? 'UTC',
		customerReturnTimes: order.customer_id ? await returnTimesOfCustomer(db, order.customer_id) : []
	});
}

/** The facts out of rows that are already at hand. */
export function factsFrom(rows: {
	order: OrdersTable;
	lines: readonly OrderLinesTable[];
	parcels: readonly ParcelPart[];
	payments: readonly PaymentsTable[];
	refunds: readonly { state: RefundState; shipping_minor: number }[];
	timezone: string;
	customerReturnTimes: Instant[];
}): OrderFacts {
	const { order } = rows;
	return {
		order_id: order.id,
		currency: order.currency,
		prices_include_tax: order.prices_include_tax === 1,
		placed_at: order.placed_at,
		cancelled: order.cancelled_at !== null,
		ship_country: order.ship_country,
		shipping_minor: order.shipping_minor,
		shipping_tax_minor: order.shipping_tax_minor,
		refunded_shipping_minor: rows.refunds
			.filter((refund) => LIVE_REFUND_STATES.includes(refund.state))
			.reduce((sum, refund) => sum + refund.shipping_minor, 0),
		timezone: rows.timezone,
		lines: rows.lines.map((line) => lineFacts(line, rows.parcels)),
		payments: rows.payments.map(paymentFacts),
		customer_return_times: rows.customerReturnTimes
	};
}

const lineFacts = (line: OrderLinesTable, parcels: readonly ParcelPart[]): LineFacts => ({
	line_id: line.id,
	quantity: line.quantity,
	category: line.category,
	final_sale: line.final_sale === 1,
	qty_fulfilled: line.qty_fulfilled,
	qty_cancelled: line.qty_cancelled,
	qty_return_open: line.qty_return_open,
	qty_returned: line.qty_returned,
	paid_minor: line.paid_minor,
	tax_minor: line.tax_minor,
	refunded_minor: line.refunded_minor,
	refunded_tax_minor: line.refunded_tax_minor,
	refunded_quantity: line.refunded_quantity,
	parcels: parcels
		.filter((part) => part.order_line_id === line.id && reachesCustomer(part))
		.map(({ quantity, shipped_at, delivered_at }) => ({ quantity, shipped_at, delivered_at }))
		.sort((a, b) => arrival(a) - arrival(b))
});

const NEVER_ARRIVES: readonly FulfilmentState[] = ['cancelled', 'returned_to_sender', 'lost'];
const reachesCustomer = (part: ParcelPart): boolean =>
	(part.shipped_at !== null || part.delivered_at !== null) && !NEVER_ARRIVES.includes(part.state);
const arrival = (parcel: LineFacts['parcels'][number]): Instant =>
	parcel.delivered_at ?? parcel.shipped_at ?? 0;

const paymentFacts = (payment: PaymentsTable): PaymentFacts => ({
	payment_id: payment.id,
	provider: payment.provider,
	method: payment.method,
	minor_step: payment.minor_step,
	captured_minor: payment.captured_minor,
	reserved_minor: payment.reserved_minor,
	refunded_minor: payment.refunded_minor,
	disputed: payment.dispute_state === 'open'
});

const orderAndZone = compiled((db, orderId: Id<'ord'>) =>
	db
		.selectFrom('orders')
		.leftJoin('shop', (join) => join.on('shop.id', '=', 'shop'))
		.selectAll('orders')
		.select('shop.timezone')
		.where('orders.id', '=', orderId)
);
const refundedShipping = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('refunds').select(['state', 'shipping_minor']).where('order_id', '=', orderId)
);
const zone = compiled((db, id: 'shop') => db.selectFrom('shop').select('timezone').where('id', '=', id));

export const shopTimezone = async (db: Reader): Promise<string> =>
	(await zone(db, 'shop'))[0]?.timezone ?? 'UTC';
