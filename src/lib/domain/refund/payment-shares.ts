import type { PaymentFacts, PaymentShare } from '../policy/types.ts';

export type PaymentCover = {
	shares: PaymentShare[];
	covered_minor: number;
	/** What no payment can give back because nothing is left of it. */
	short_minor: number;
	/** What is there and cannot be sent, because a provider moves money in larger steps only (KWD in steps of 10). */
	rounding_minor: number;
	/** What disputed payments would have covered: money that must wait until the dispute ends. */
	disputed_minor: number;
};

/** Methods whose money Stripe takes but never gives back: it goes by bank transfer. */
const ONE_WAY_METHODS = new Set(['boleto', 'oxxo']);

/** True when a person must send the money, because no provider can. */
export const isPaidOutByHand = (payment: Pick<PaymentFacts, 'provider' | 'method'>): boolean =>
	payment.provider !== 'stripe' || ONE_WAY_METHODS.has(payment.method);

/** What can still go back to a payment: captured, less what is promised and what went back. */
export const availableOf = (payment: PaymentFacts): number =>
	Math.max(0, payment.captured_minor - payment.reserved_minor - payment.refunded_minor);

/**
 * Shares an amount over the payments in their order, each up to what it has left, in whole steps. A payment that moves
 * single units leaves to a later, coarser one what that one can send whole: so the order of the payments never changes
 * how much goes back, only from where. Disputed payments are skipped: the bank already holds that money.
 */
export function sharePayments(amountMinor: number, payments: readonly PaymentFacts[]): PaymentCover {
	const open = payments.filter((payment) => !payment.disputed);
	const covered_minor = mostOf(amountMinor, open);
	const short_minor = Math.max(0, amountMinor - left(open));
	const shares: PaymentShare[] = [];
	let due = covered_minor;
	for (const [index, payment] of open.entries()) {
		const given = sharedBy(payment, due, open.slice(index + 1));
		due -= given;
		if (given > 0) {
			shares.push({ payment_id: payment.payment_id, amount_minor: given, by_hand: isPaidOutByHand(payment) });
		}
	}
	return {
		shares,
		covered_minor,
		short_minor,
		rounding_minor: amountMinor - covered_minor - short_minor,
		disputed_minor: Math.min(short_minor, left(payments.filter((payment) => payment.disputed)))
	};
}

/** The most that a payment can take of what is due so that the later ones can send the rest. */
function sharedBy(payment: PaymentFacts, due: number, later: readonly PaymentFacts[]): number {
	let given = wholeSteps(Math.min(due, availableOf(payment)), payment.minor_step);
	while (given > 0 && mostOf(due - given, later) < due - given) given -= payment.minor_step;
	return given;
}

/** The most of an amount that payments can send together: coarse steps first, fine ones fill what they leave. */
const mostOf = (amountMinor: number, payments: readonly PaymentFacts[]): number =>
	[...payments]
		.sort((a, b) => b.minor_step - a.minor_step)
		.reduce(
			(sent, payment) =>
				sent + wholeSteps(Math.min(amountMinor - sent, availableOf(payment)), payment.minor_step),
			0
		);

const left = (payments: readonly PaymentFacts[]): number =>
	payments.reduce((sum, payment) => sum + availableOf(payment), 0);

const wholeSteps = (amountMinor: number, step: number): number => amountMinor - (amountMinor % step);
