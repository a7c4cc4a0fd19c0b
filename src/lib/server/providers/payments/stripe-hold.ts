import type Stripe from 'stripe';
import type { HoldOrder, HoldOutcome } from './port.ts';
import { AmountNotSendable, toStripeAmount } from './stripe-amounts.ts';
import { outcomeOf } from './stripe-outcome.ts';
import { paymentFromStripe } from './stripe-payment.ts';

/**
 * Cancels an authorised payment intent, or captures part of it: the rest of the authorisation is released by Stripe
 * itself (docs.stripe.com/payments/place-a-hold-on-a-payment-method).
 */
export async function releaseHold(stripe: Stripe, order: HoldOrder): Promise<HoldOutcome> {
	checkOrder(order);
	const options = { idempotencyKey: order.key, maxNetworkRetries: 0 };
	try {
		const intent =
			order.captureMinor === 0
				? await stripe.paymentIntents.cancel(
						order.paymentRef,
						{ cancellation_reason: 'requested_by_customer', expand: ['latest_charge'] },
						options
					)
				: await stripe.paymentIntents.capture(
						order.paymentRef,
						{
							amount_to_capture: toStripeAmount(order.captureMinor, order.currency),
							expand: ['latest_charge']
						},
						options
					);
		const charge = typeof intent.latest_charge === 'string' ? null : intent.latest_charge;
		return { kind: 'accepted', payment: paymentFromStripe(order.paymentRef, intent, charge, []) };
	} catch (error) {
		if (error instanceof AmountNotSendable) {
			return { kind: 'refused', code: 'amount_not_sendable', message: error.message, definitive: true };
		}
		return outcomeOf(error);
	}
}

function checkOrder({ key, paymentRef, captureMinor }: HoldOrder): void {
	if (!/^pi_\w+$/.test(paymentRef)) throw new TypeError(`${paymentRef} names no payment intent`);
	if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new TypeError('a key is 1 to 255 printable ASCII characters');
	if (!Number.isSafeInteger(captureMinor) || captureMinor < 0) throw new TypeError('no amount to capture');
}
