import { isOnTop } from '../charge/on-top.ts';
import type { PaymentFacts } from '../policy/types.ts';
import { coverRefund } from '../refund/cover.ts';
import { refundFigures, shippingLeft, type ShippingMoney } from '../refund/figures.ts';
import type { LineMoney } from '../refund/line-share.ts';
import type { RefundPlan } from '../refund/plan.ts';
import { accepted, type Result } from '../result.ts';

/** A payment with what of it is held and not taken. */
export type PaymentToCancel = PaymentFacts & {
	authorized_minor: number;
	released_minor: number;
	external_ref: string;
};

/**
 * Money that was never taken, given back: a whole authorisation (`void`), all but what is left of the order (`capture`,
 * which takes `capture_minor`), or less to pay at the door.
 */
export type PlannedRelease = {
	payment_id: string;
	kind: 'void' | 'capture' | 'door';
	released_minor: number;
	capture_minor: number;
};

export type CancelledLine = { line_id: string; quantity: number };

export type CancellationMoney = {
	/** What the units and, for a whole order, its delivery come to. */
	computed_minor: number;
	releases: PlannedRelease[];
	/** The figures of the units; its amount is what must be paid back. What was only held is left out by adjustment. */
	refund: RefundPlan;
};

export type MoneyInput = {
	lines: readonly LineMoney[];
	cancelled: readonly CancelledLine[];
	/** Nothing of the order is left: what was paid for its delivery goes back with it. */
	whole: boolean;
	shipping: ShippingMoney;
	payments: readonly PaymentToCancel[];
	/** What the order comes to: tells what is to be paid at the door where the shop did not say. */
	total_minor: number;
};

/**
 * What units come to by the one refund calculation, and where it comes from: money that was not taken yet is let go
 * first, the rest is refunded to the payments that took it.
 */
export function cancellationMoney(input: MoneyInput): Result<CancellationMoney> {
	const { lines, cancelled, whole, shipping, payments } = input;
	const figures = refundFigures({
		items: cancelled.map((line, index) => ({
			return_item_id: null,
			line_id: line.line_id,
			quantity: line.quantity,
			acceptance: 'accepted',
			quoted_shipping_minor: whole && index === 0 ? shippingLeft(shipping) : 0,
			fee_minor: 0,
			deduction_minor: 0,
			bears_return_fee: false
		})),
		lines,
		shipping,
		return_shipping_fee_left_minor: 0
	});
	const releases = releasesOf(figures.computed_minor, input);
	const released = releases.reduce((sum, release) => sum + release.released_minor, 0);
	const due = Math.max(0, figures.computed_minor - released);
	// An order that nobody paid for has nothing to give back.
	const isUnpaid = payments.every((payment) => payment.captured_minor === 0);
	const cover = coverRefund('original', isUnpaid ? 0 : due, payments, 'figures');
	if (!cover.ok) return cover;
	const { amount_minor } = cover.value;
	return accepted({
		computed_minor: figures.computed_minor,
		releases,
		refund: {
			...figures,
			...cover.value,
			route: 'original',
			state: amount_minor === 0 ? 'succeeded' : 'approved',
			adjustment_minor: amount_minor - figures.computed_minor
		}
	});
}

/** What of a payment is held and not promised back: by the provider, or to be paid at the door. */
export function heldOf(
	payment: PaymentToCancel,
	input: Pick<MoneyInput, 'payments' | 'total_minor'>
): number {
	if (payment.captured_minor > 0 || payment.provider === 'other') return 0;
	if (payment.provider === 'stripe') return Math.max(0, payment.authorized_minor - payment.released_minor);
	const others = input.payments
		.filter((other) => other.payment_id !== payment.payment_id && !isOnTop(other))
		.reduce((sum, other) => sum + Math.max(other.captured_minor, other.authorized_minor), 0);
	const gross = payment.authorized_minor || Math.max(0, input.total_minor - others);
	return Math.max(0, gross - payment.released_minor);
}

/** How an amount is given back of money that nobody took yet, payment by payment; what is missing to it was taken. */
export function releasesOf(
	amountMinor: number,
	input: Pick<MoneyInput, 'payments' | 'total_minor'>
): PlannedRelease[] {
	const releases: PlannedRelease[] = [];
	let due = amountMinor;
	for (const payment of input.payments) {
		const held = heldOf(payment, input);
		const given = Math.min(held, due);
		if (given === 0) continue;
		due -= given;
		const left = held - given;
		if (payment.provider !== 'stripe') {
			releases.push({
				payment_id: payment.payment_id,
				kind: 'door',
				released_minor: given,
				capture_minor: 0
			});
			continue;
		}
		// A provider that moves larger steps only takes a little less, never a little more.
		const capture_minor = left - (left % payment.minor_step);
		releases.push({
			payment_id: payment.payment_id,
			kind: capture_minor === 0 ? 'void' : 'capture',
			released_minor: held - capture_minor,
			capture_minor
		});
	}
	return releases;
}
