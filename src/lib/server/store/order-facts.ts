import type { FulfilmentState } from '#lib/domain/fulfilment/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { LineFacts, OrderFacts, ParcelFacts, PaymentFacts } from '#lib/domain/policy/types.ts';
import { LIVE_REFUND_STATES, type RefundState } from '#lib/domain/refund/states.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import { returnTimesOfCustomer, returnTimesOfOrder } from './customers.ts';
import type { Reader } from './database.ts';
import { parcelPartsOfOrder, type ParcelPart } from './fulfilments.ts';
import { linesOfOrder } from './orders.ts';
import { paymentsOfOrder } from './payments.ts';
import type { OrderLinesTable, OrdersTable, PaymentsTable } from './schema.ts';

/** Everything a decision about this order may look at, read on one handle in six small statements. */
export const orderFacts = async (db: Reader, order: OrdersTable, now: Instant): Promise<OrderFacts> =>
	factsFrom({
		order,
		lines: await linesOfOrder(db, order.id),
		parcels: await parcelPartsOfOrder(db, order.id),
		payments: await paymentsOfOrder(db, order.id),
		refunds: await refundedShipping(db, order.id),
		timezone: await shopTimezone(db),
		customerReturnTimes: await customerReturnTimes(db, order, now)
	});

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

/** Days are counted in the shop's zone; a shop without settings has no customers yet. */
export const shopTimezone = async (db: Reader): Promise<string> =>
	(await zone(db, 'shop'))[0]?.timezone ?? 'UTC';

/** Returns the same person opened in the last ten years, withdrawn ones left out; for the repeat rule. */
export async function customerReturnTimes(db: Reader, order: OrdersTable, now: Instant): Promise<Instant[]> {
	const times = order.customer_id
		? await returnTimesOfCustomer(db, order.customer_id)
		: await returnTimesOfOrder(db, order.id);
	return times.filter((time) => time > now - 3650 * DAY);
}

const lineFacts = (line: OrderLinesTable, parts: readonly ParcelPart[]): LineFacts => ({
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
	parcels: parts
		.filter((part) => part.order_line_id === line.id && wentOut(part))
		.map(parcelFacts)
		.sort((a, b) => arrival(a) - arrival(b))
});

const NEVER_ARRIVES: readonly FulfilmentState[] = ['returned_to_sender', 'lost', 'cancelled'];
const wentOut = (part: ParcelPart): boolean =>
	!NEVER_ARRIVES.includes(part.state) && (part.shipped_at !== null || part.delivered_at !== null);

const parcelFacts = (part: ParcelPart): ParcelFacts => ({
	quantity: part.quantity,
	shipped_at: part.shipped_at,
	delivered_at: part.delivered_at,
	tracked: part.tracking_number !== null
});
const arrival = (parcel: ParcelFacts): Instant => parcel.delivered_at ?? parcel.shipped_at ?? 0;

const paymentFacts = (payment: PaymentsTable): PaymentFacts => ({
	payment_id: payment.id,
	provider: payment.provider,
	method: payment.method,
	minor_step: payment.minor_step,
	captured_minor: payment.captured_minor,
	reserved_minor: payment.reserved_minor,
	refunded_minor: payment.refunded_minor,
	disputed: payment.dispute_state === 'open' || payment.dispute_state === 'lost'
});

const refundedShipping = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('refunds').select(['state', 'shipping_minor']).where('order_id', '=', orderId)
);
const zone = compiled((db, id: 'shop') => db.selectFrom('shop').select('timezone').where('id', '=', id));
