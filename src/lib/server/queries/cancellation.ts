import { fulfilmentHold } from '#lib/domain/cancellation/clock.ts';
import {
	planCancellation,
	type CancellationPlan,
	type OrderToCancel
} from '#lib/domain/cancellation/plan.ts';
import type { CancelledLine } from '#lib/domain/cancellation/money.ts';
import type { MoneyTold } from '#lib/domain/cancellation/told.ts';
import { cancellableUnits, type CancellableUnits } from '#lib/domain/cancellation/units.ts';
import type { Id } from '#lib/domain/ids.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import { endOfWindow, type Instant } from '#lib/domain/time.ts';
import {
	cancellationsOfOrder,
	findCancellationByNumber,
	linesOfCancellation,
	refundsOfCancellation,
	unansweredOfOrder
} from '../store/cancellations.ts';
import type { Reader } from '../store/database.ts';
import { holdReleasesOf, openReleasesOfOrder } from '../store/hold-releases.ts';
import { shopTimezone } from '../store/order-facts.ts';
import { readOrderToCancel } from '../store/order-to-cancel.ts';
import { findOrder, findOrderByNumber, linesOfOrder } from '../store/orders.ts';
import { policyAt } from '../store/policies.ts';
import type {
	CancellationLinesTable,
	CancellationsTable,
	HoldReleasesTable
} from '../store/schema-cancellations.ts';
import type { OrderLinesTable, OrdersTable, RefundsTable } from '../store/schema.ts';

export { cancellationsOfOrder, findOrderByNumber, linesOfOrder };

export type CancelForm = {
	order: OrdersTable;
	lines: OrderLinesTable[];
	facts: OrderToCancel;
	units: CancellableUnits[];
	/** Until when a cancellation is accepted by itself; null once that is over. */
	grace_until: Instant | null;
	/** The one that nobody has answered yet. */
	open: CancellationsTable | null;
	plan: Result<CancellationPlan>;
	/** When refunded money is there at the latest, as banks usually go. */
	refund_by: Instant;
};

/** What somebody may cancel now, and what `asked` would mean; null: everything that can be. */
export async function cancelForm(
	db: Reader,
	order: OrdersTable,
	asked: readonly CancelledLine[] | null,
	now: Instant,
	reach: 'customer' | 'staff' | 'lead' = 'customer'
): Promise<CancelForm> {
	const facts = await readOrderToCancel(db, order);
	const grace_until = fulfilmentHold(order, facts.settings, now);
	const open = order.cancellations > 0 ? await unansweredOfOrder(db, order.id) : null;
	const moving = order.cancellations > 0 ? await openReleasesOfOrder(db, order.id) : [];
	const { rules } = await policyAt(db, now);
	const blocked = open ? 'cancellation_open' : moving.length > 0 ? 'payment_in_motion' : null;
	return {
		order,
		facts,
		grace_until,
		open,
		lines: await linesOfOrder(db, order.id),
		units: cancellableUnits(
			{ cancelled: order.cancelled_at !== null, lines: facts.lines, parcels: facts.parcels },
			grace_until !== null || reach !== 'customer'
		),
		plan: blocked ? refused(blocked) : planCancellation(facts, asked, now, reach),
		refund_by: endOfWindow(now, rules.bank_days.to, await shopTimezone(db))
	};
}

export type CancellationView = {
	row: Omit<CancellationsTable, 'money'>;
	money: MoneyTold;
	order: OrdersTable;
	lines: (CancellationLinesTable & { line: OrderLinesTable })[];
	refunds: RefundsTable[];
	releases: HoldReleasesTable[];
};

/** A cancellation with all that pages and the API say of it; null when there is none of this number. */
export async function cancellationView(db: Reader, number: string): Promise<CancellationView | null> {
	const row = await findCancellationByNumber(db, number);
	const order = row && (await findOrder(db, row.order_id));
	return row && order && viewOf(db, row, order, await linesOfOrder(db, order.id));
}

/** All of an order, newest first. */
export async function cancellationViews(db: Reader, orderId: Id<'ord'>): Promise<CancellationView[]> {
	const order = await findOrder(db, orderId);
	if (!order || order.cancellations === 0) return [];
	const lines = await linesOfOrder(db, orderId);
	const views: CancellationView[] = [];
	for (const row of await cancellationsOfOrder(db, orderId)) views.push(await viewOf(db, row, order, lines));
	return views.reverse();
}

async function viewOf(
	db: Reader,
	{ money, ...row }: CancellationsTable,
	order: OrdersTable,
	orderLines: readonly OrderLinesTable[]
): Promise<CancellationView> {
	return {
		row,
		money: JSON.parse(money) as MoneyTold,
		order,
		lines: (await linesOfCancellation(db, row.id)).map((part) => ({
			...part,
			line: orderLines.find((line) => line.id === part.order_line_id)!
		})),
		refunds: await refundsOfCancellation(db, row.id),
		releases: await holdReleasesOf(db, row.id)
	};
}
