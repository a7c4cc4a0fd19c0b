import type { ShippingMoney } from '../refund/figures.ts';
import type { LineMoney } from '../refund/line-share.ts';
import { accepted, refused, type Result } from '../result.ts';
import type { Instant } from '../time.ts';
import { fulfilmentHold } from './clock.ts';
import {
	cancellationMoney,
	type CancellationMoney,
	type CancelledLine,
	type PaymentToCancel
} from './money.ts';
import type { CancellationSettings } from './settings.ts';
import { cancellableUnits, type LineToCancel, type ParcelToCancel } from './units.ts';

/** What a cancellation may look at. */
export type OrderToCancel = {
	placed_at: Instant;
	cancelled_at: Instant | null;
	total_minor: number;
	lines: readonly (LineToCancel & LineMoney)[];
	parcels: readonly ParcelToCancel[];
	shipping: ShippingMoney;
	payments: readonly PaymentToCancel[];
	settings: CancellationSettings;
};

export type CancellationPlan = {
	lines: CancelledLine[];
	/** Nothing of the order is left after it. */
	whole: boolean;
	/** `check`: the warehouse must first say whether it can still be stopped. */
	answer: 'accept' | 'check';
	money: CancellationMoney;
};

/**
 * What cancelling these units means now; null: all that still can be. `reach` is how far the asker may go: staff decide
 * themselves, and a lead also calls back what is packed. The preview, the request and the answer of the warehouse all
 * come from here.
 */
export function planCancellation(
	order: OrderToCancel,
	asked: readonly CancelledLine[] | null,
	now: Instant,
	reach: 'customer' | 'staff' | 'lead' = 'customer'
): Result<CancellationPlan> {
	if (order.cancelled_at !== null) return refused('order_cancelled');
	const inGrace = fulfilmentHold(order, order.settings, now) !== null;
	const units = cancellableUnits(
		{ cancelled: false, lines: order.lines, parcels: order.parcels },
		inGrace || reach !== 'customer'
	);
	const most = (line: (typeof units)[number]): number =>
		line.free + line.picked + (reach === 'lead' ? line.packed : 0);
	const lines = merged(
		asked ?? units.map((line) => ({ line_id: line.line_id, quantity: most(line) }))
	).filter((line) => line.quantity !== 0);
	if (lines.length === 0) return refused(asked === null ? 'nothing_to_cancel' : 'nothing_chosen');
	let picked = false;
	for (const { line_id, quantity } of lines) {
		const found = units.find((line) => line.line_id === line_id);
		if (!found) return refused('line_unknown', { line_id });
		if (!Number.isInteger(quantity) || quantity < 0) return refused('quantity_invalid', { line_id });
		if (quantity > most(found)) {
			return refused('cannot_cancel', { line_id, why: found.why ?? 'packed', possible: most(found) });
		}
		if (quantity > found.free) picked = true;
	}
	const whole = order.lines
		.filter((line) => line.origin !== 'exchange')
		.every((line) => line.qty_cancelled + quantityOf(lines, line.line_id) === line.quantity);
	const money = cancellationMoney({ ...order, cancelled: lines, whole });
	if (!money.ok) return money;
	const isAsked = reach === 'customer' && (picked || (!inGrace && order.settings.after_grace === 'check'));
	return accepted({ lines, whole, answer: isAsked ? 'check' : 'accept', money: money.value });
}

const quantityOf = (lines: readonly CancelledLine[], lineId: string): number =>
	lines.find((line) => line.line_id === lineId)?.quantity ?? 0;

function merged(lines: readonly CancelledLine[]): CancelledLine[] {
	const sums = new Map<string, number>();
	for (const { line_id, quantity } of lines) sums.set(line_id, (sums.get(line_id) ?? 0) + quantity);
	return [...sums].map(([line_id, quantity]) => ({ line_id, quantity }));
}
