import type { Id } from '#lib/domain/ids.ts';
import { factsOfOrder } from '#lib/domain/order/facts.ts';
import type { Address, LineOption } from '#lib/domain/order/neutral.ts';
import type { OrderFacts } from '#lib/domain/policy/types.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from '../store/compiled.ts';
import type { Reader } from '../store/database.ts';
import type { StoredEvent } from '../store/events.ts';
import { fulfilmentLinesOfOrder, fulfilmentsOfOrder, trackingEventsOfOrder } from '../store/fulfilments.ts';
import { customerReturnTimes, shopTimezone, standingShipping } from '../store/order-facts.ts';
import { findOrder, linesOfOrder } from '../store/orders.ts';
import { paymentsOfOrder } from '../store/payments.ts';
import type {
	FulfilmentsTable,
	NotesTable,
	OrderLinesTable,
	OrdersTable,
	PaymentsTable,
	RefundPaymentsTable,
	RefundsTable,
	ReturnItemsTable,
	ReturnsTable,
	TrackingEventsTable
} from '../store/schema.ts';

export type OrderView = {
	order: Omit<OrdersTable, 'ship_to' | 'bill_to' | 'body_hash'> & {
		ship_to: Address;
		bill_to: Address | null;
	};
	lines: (Omit<OrderLinesTable, 'options' | 'tags'> & { options: LineOption[]; tags: string[] })[];
	fulfilments: (FulfilmentsTable & {
		lines: { order_line_id: Id<'lin'>; quantity: number; qty_claimed: number }[];
		/** Oldest first. */
		events: TrackingEventsTable[];
	})[];
	payments: PaymentsTable[];
	/** Oldest first. `events` are the carrier's, of the parcel that comes back. */
	returns: (Omit<ReturnsTable, 'decision'> & { items: ReturnItemsTable[]; events: TrackingEventsTable[] })[];
	/** Oldest first. */
	refunds: (RefundsTable & { payments: RefundPaymentsTable[] })[];
	/** Questions to the customer and their answers, oldest first; never a note among staff. */
	messages: NotesTable[];
	/** Everything that happened, oldest first; nothing where it was not wanted. */
	events: StoredEvent[];
	/** What the policy looks at, from the same rows. */
	facts: OrderFacts;
};

/**
 * All that the customer's order page shows; null when there is no such order. Single-table selects, joined here.
 * @param record `of_returns` leaves out what happened to an order without returns: its rows say as much
 */
export async function orderView(
	db: Reader,
	orderId: Id<'ord'>,
	now: Instant,
	record: WantedRecord = 'whole'
): Promise<OrderView | null> {
	const order = await findOrder(db, orderId);
	return order && viewOf(db, order, now, record);
}

export type WantedRecord = 'whole' | 'of_returns';

/** The same for who has read the order itself already. */
export async function viewOf(
	db: Reader,
	order: OrdersTable,
	now: Instant,
	record: WantedRecord
): Promise<OrderView> {
	const orderId = order.id;
	const [
		lines,
		fulfilments,
		contents,
		payments,
		tracking,
		returns,
		refunds,
		timezone,
		customer_return_times
	] = await Promise.all([
		linesOfOrder(db, orderId),
		fulfilmentsOfOrder(db, orderId),
		fulfilmentLinesOfOrder(db, orderId),
		paymentsOfOrder(db, orderId),
		trackingEventsOfOrder(db, orderId),
		returnsOf(db, orderId),
		refundsOf(db, orderId),
		shopTimezone(db),
		customerReturnTimes(db, order, now)
	]);
	const events = record === 'whole' || returns.length > 0 ? await eventsOf(db, orderId) : [];
	const items = returns.length > 0 ? await itemsOf(db, orderId) : [];
	const messages = returns.length > 0 ? await messagesOf(db, orderId) : [];
	const payouts = refunds.length > 0 ? await payoutsOf(db, orderId) : [];
	const { body_hash: _bodyHash, ...shown } = order;
	return {
		order: {
			...shown,
			ship_to: JSON.parse(order.ship_to) as Address,
			bill_to: order.bill_to === null ? null : (JSON.parse(order.bill_to) as Address)
		},
		lines: lines.map((line) => ({
			...line,
			options: JSON.parse(line.options) as LineOption[],
			tags: JSON.parse(line.tags) as string[]
		})),
		fulfilments: fulfilments.map((fulfilment) => ({
			...fulfilment,
			lines: contents.filter((content) => content.fulfilment_id === fulfilment.id),
			events: tracking.filter((event) => event.shipment_id === fulfilment.id)
		})),
		payments,
		returns: returns.map(({ decision: _decision, ...one }) => ({
			...one,
			items: items.filter((item) => item.return_id === one.id).sort((a, b) => a.position - b.position),
			events: tracking.filter((event) => event.shipment_id === one.id)
		})),
		refunds: refunds.map((refund) => ({
			...refund,
			payments: payouts.filter((payout) => payout.refund_id === refund.id)
		})),
		messages: messages.filter((note) => note.kind !== 'internal'),
		events: events.map((event) => ({ ...event, data: JSON.parse(event.data) as Record<string, unknown> })),
		facts: factsOfOrder({
			order,
			lines,
			fulfilments,
			fulfilment_lines: contents,
			payments,
			refunded_shipping_minor: standingShipping(refunds),
			timezone,
			customer_return_times
		})
	};
}

const returnsOf = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('returns').selectAll().where('order_id', '=', orderId).orderBy('created_at')
);
const itemsOf = compiled((db, orderId: Id<'ord'>) =>
	db
		.selectFrom('returns')
		.innerJoin('return_items', 'return_items.return_id', 'returns.id')
		.selectAll('return_items')
		.where('returns.order_id', '=', orderId)
);
const messagesOf = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('notes').selectAll().where('order_id', '=', orderId).orderBy('created_at')
);
const refundsOf = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('refunds').selectAll().where('order_id', '=', orderId).orderBy('created_at')
);
const payoutsOf = compiled((db, orderId: Id<'ord'>) =>
	db
		.selectFrom('refunds')
		.innerJoin('refund_payments', 'refund_payments.refund_id', 'refunds.id')
		.selectAll('refund_payments')
		.where('refunds.order_id', '=', orderId)
);
const eventsOf = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('events').selectAll().where('order_id', '=', orderId).orderBy('at')
);
