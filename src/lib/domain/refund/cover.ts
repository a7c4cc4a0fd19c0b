import type { PaymentFacts, PaymentShare } from '../policy/types.ts';
import { accepted, refused, type Result } from '../result.ts';
import { sharePayments, type PaymentCover } from './payment-shares.ts';

export type RefundRoute = 'original' | 'store_credit';

/** How an amount goes back: how much of it, from which payments, and what stands in the way of the rest. */
export type Covered = {
	amount_minor: number;
	/** True when the payments have less left than was wanted. */
	capped: boolean;
	/** To be carried to the next refund of the same return. */
	rounding_minor: number;
	payments: PaymentShare[];
};

/**
 * Finds the money for an amount. What figures come to is capped at what the payments have left, and says so; what a
 * person typed is refused instead (`amount_exceeds_refundable`, or `amount_invalid` with the nearest amount that a
 * provider can send). A dispute makes all of it wait: part of it would be paid twice if the bank decides for the
 * customer. Store credit needs no payment.
 */
export function coverRefund(
	route: RefundRoute,
	wantedMinor: number,
	payments: readonly PaymentFacts[],
	by: 'figures' | 'person'
): Result<Covered> {
	if (!Number.isSafeInteger(wantedMinor) || wantedMinor < 0) return refused('amount_invalid');
	if (route === 'store_credit') {
		return accepted({ amount_minor: wantedMinor, capped: false, rounding_minor: 0, payments: [] });
	}
	const cover = sharePayments(wantedMinor, payments);
	if (cover.disputed_minor > 0) return refused('payment_disputed', { waiting_minor: cover.disputed_minor });
	if (by === 'person' && cover.covered_minor < wantedMinor) return refusedToPerson(wantedMinor, cover);
	if (cover.short_minor > 0 && neverPaid(payments)) return refused('no_refundable_payment');
	return accepted({
		amount_minor: cover.covered_minor,
		capped: cover.short_minor > 0,
		rounding_minor: cover.rounding_minor,
		payments: cover.shares
	});
}

const refusedToPerson = (wanted: number, cover: PaymentCover): ReturnType<typeof refused> =>
	cover.short_minor > 0
		? refused('amount_exceeds_refundable', { available_minor: cover.covered_minor, asked_minor: wanted })
		: refused('amount_invalid', { nearest_minor: cover.covered_minor });

/** True when no payment ever took money: then there is nothing to give back, and a person finds out why. */
export const neverPaid = (payments: readonly PaymentFacts[]): boolean =>
	payments.every((payment) => payment.captured_minor === 0);
