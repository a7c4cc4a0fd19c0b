import type { PaymentFacts, PaymentShare } from '../policy/types.ts';

export type PaymentCover = {
	shares: PaymentShare[];
	covered_minor: number;
	/** What no payment can give back because nothing is left of it. */
	short_minor: number;
	/** What is left over because a provider moves money in larger steps only (KWD in steps of 10). */
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
 * Shares an amount over the payments in their order, each up to what it has left, in whole steps. Disputed payments
 * are skipped: the bank already holds that money.
 */
export function sharePayments(amountMinor: number, payments: readonly PaymentFacts[]): PaymentCover {
	const shares: PaymentShare[] = [];
	let left = amountMinor;
	let stepped = 0;
	for (const payment of payments) {
		if (payment.disputed) continue;
		const wanted = Math.min(left, availableOf(payment));
		const given = wanted - (wanted % payment.minor_step);
		stepped = Math.max(stepped, wanted - given);
		left -= given;
		if (given > 0) {
			shares.push({ payment_id: payment.payment_id, amount_minor: given, by_hand: isPaidOutByHand(payment) });
		}
	}
	const rounding_minor = Math.min(left, stepped);
	const short_minor = left - rounding_minor;
	const inDispute = payments.filter((payment) => payment.disputed);
	return {
		shares,
		covered_minor: amountMinor - left,
		short_minor,
		rounding_minor,
		disputed_minor: Math.min(
			short_minor,
			inDispute.reduce((sum, payment) => sum + availableOf(payment), 0)
		)
	};
}
