import type { OrderRows } from '../order/facts.ts';
import { UNANNOUNCED } from '../return/unannounced.ts';
import type { Instant } from '../time.ts';
import {
	isTold,
	type CaseLine,
	type CasePayment,
	type Past,
	type PastCase,
	type PastEvent,
	type PastItem,
	type PastRefundPayment
} from './case.ts';

/**
 * The rows of an order as they stood when a return was opened: without this return and everything after it. What
 * cannot be known of then is taken as it is now: the order's address, a line's own figures, the states of parcels, a
 * delivery that was reported late, and, where another system told refunds of one line both before and after, which of
 * its units were never sent.
 */
export function rewind(facts: PastCase, timezone: string): OrderRows {
	const { past, order, created_at: at } = facts;
	return {
		order: order.cancelled_at !== null && order.cancelled_at > at ? { ...order, cancelled_at: null } : order,
		lines: past === null ? facts.lines : facts.lines.map((line) => lineAt(line, past, at)),
		fulfilments: facts.fulfilments,
		fulfilment_lines: facts.fulfilment_lines,
		payments: facts.payments.map((payment) => paymentAt(payment, past, at)),
		refunded_shipping_minor:
			past === null
				? 0
				: past.refunds
						.filter((refund) => stoodAt(refund.id, past))
						.reduce((sum, refund) => sum + refund.shipping_minor, 0),
		timezone,
		customer_return_times: facts.customer_return_times
	};
}

function lineAt(line: CaseLine, past: Past, at: Instant): CaseLine {
	let qty_return_open = 0;
	let qty_returned = 0;
	for (const item of past.items) {
		if (item.order_line_id !== line.id || !isHeld(item, past.events, at)) continue;
		if (item.accepted_at !== null && item.accepted_at <= at) qty_returned += item.quantity;
		else qty_return_open += item.quantity;
	}
	const refunds = past.refund_lines.filter(
		(part) => part.order_line_id === line.id && (part.live === 1 || stoodAt(part.refund_id, past))
	);
	const sum = (figure: 'quantity' | 'goods_minor' | 'tax_minor') =>
		refunds.reduce((total, part) => total + part[figure], 0);
	const told = refunds
		.filter((part) => past.refunds.some((refund) => refund.id === part.refund_id && isTold(refund)))
		.reduce((total, part) => total + part.quantity, 0);
	const qty_cancelled = Math.min(told, line.cancelled_since);
	return {
		...line,
		qty_return_open,
		qty_returned: qty_returned + Math.min(told - qty_cancelled, line.quantity - qty_cancelled - qty_returned),
		qty_cancelled,
		refunded_quantity: sum('quantity'),
		refunded_minor: sum('goods_minor'),
		refunded_tax_minor: sum('tax_minor')
	};
}

/** Whether the units of an earlier return's item were in that return, or came back by it, at that moment. */
function isHeld(item: PastItem, events: readonly PastEvent[], at: Instant): boolean {
	if (item.rejected_at !== null && item.rejected_at <= at) return false;
	const hasCome = item.received_at !== null && item.received_at <= at;
	// Nobody announced it: it belongs to the return since it came.
	if (item.reason_code === UNANNOUNCED) return hasCome;
	if (hasCome || item.reception === 'kept') return true;
	const last = (...types: PastEvent['type'][]) =>
		events.findLast((event) => event.about === item.return_id && types.includes(event.type))?.type;
	if (last('return_declined', 'return_appealed') === 'return_declined') return false;
	if (item.reception === 'cancelled' && last('return_cancelled') !== undefined) return false;
	return last('return_expired', 'return_reopened') !== 'return_expired';
}

/** A refund that was called off later stood then; one that was called off before did not. */
const stoodAt = (refundId: string, past: Past): boolean =>
	!past.events.some(
		(event) =>
			event.about === refundId && (event.type === 'refund_cancelled' || event.type === 'refund_booked_over')
	);

function paymentAt(payment: CasePayment, past: Past | null, at: Instant): CasePayment {
	const captured_minor =
		payment.captured_at !== null && payment.captured_at > at ? 0 : payment.captured_minor;
	const clean = payment.dispute_state === 'none' && captured_minor === payment.captured_minor;
	if (past === null && clean) return payment;
	let reserved_minor = 0;
	let refunded_minor = 0;
	for (const part of past?.refund_payments ?? []) {
		if (part.payment_id !== payment.id || isFreed(part, past, at)) continue;
		if (part.state === 'succeeded' && part.settled_at !== null && part.settled_at <= at)
			refunded_minor += part.amount_minor;
		else reserved_minor += part.amount_minor;
	}
	const dispute = past?.events.findLast((event) => event.about === payment.id)?.type;
	return {
		...payment,
		captured_minor,
		reserved_minor,
		refunded_minor,
		dispute_state: disputeAfter(dispute)
	};
}

const disputeAfter = (event: PastEvent['type'] | undefined): CasePayment['dispute_state'] => {
	if (event === 'payment_dispute_open') return 'open';
	if (event === 'payment_dispute_lost') return 'lost';
	return event === undefined ? 'none' : 'won';
};

const FREEING: readonly PastEvent['type'][] = ['refund_cancelled', 'refund_overridden', 'refund_booked_over'];

function isFreed(part: PastRefundPayment, past: Past | null, at: Instant): boolean {
	if (part.state !== 'failed' && part.state !== 'cancelled') return false;
	if (part.settled_at !== null) return part.settled_at <= at;
	return (
		past?.events.some((event) => event.about === part.refund_id && FREEING.includes(event.type)) === true
	);
}
