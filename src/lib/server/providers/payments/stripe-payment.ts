import type Stripe from 'stripe';
import type { PaymentStatus, ProviderPayment } from './port.ts';
import { fromStripeAmount } from './stripe-amounts.ts';

const STATUS_OF_INTENT: Record<string, PaymentStatus> = {
	requires_payment_method: 'unpaid',
	requires_confirmation: 'unpaid',
	requires_action: 'unpaid',
	processing: 'processing',
	requires_capture: 'authorised',
	succeeded: 'paid',
	canceled: 'canceled'
};

/** Disputes that no longer stand in the way of a refund. */
const HARMLESS = ['won', 'warning_closed', 'prevented'];

const BRANDS: Record<string, string> = {
	amex: 'American Express',
	diners: 'Diners Club',
	discover: 'Discover',
	jcb: 'JCB',
	mastercard: 'Mastercard',
	unionpay: 'UnionPay',
	visa: 'Visa',
	promptpay: 'PromptPay'
};

/**
 * A Stripe payment intent and its charge in the port's words.
 * @param intent undefined when the payment is known by its charge
 */
export function paymentFromStripe(
	ref: string,
	intent: Stripe.PaymentIntent | undefined,
	charge: Stripe.Charge | null,
	disputes: Stripe.Dispute[]
): ProviderPayment {
	const currency = charge?.currency ?? intent?.currency ?? '';
	return {
		ref,
		chargeRef: charge?.id ?? null,
		status: intent ? (STATUS_OF_INTENT[intent.status] ?? 'unrecognised') : statusOfCharge(charge),
		capturedMinor: fromStripeAmount(charge?.amount_captured ?? 0, currency),
		refundedMinor: fromStripeAmount(charge?.amount_refunded ?? 0, currency),
		currency: currency.toUpperCase(),
		methodLabel: labelOf(charge?.payment_method_details ?? null),
		disputed: disputes.some((dispute) => !HARMLESS.includes(dispute.status))
	};
}

function statusOfCharge(charge: Stripe.Charge | null): PaymentStatus {
	if (charge?.status === 'pending') return 'processing';
	if (charge?.status === 'failed') return 'unpaid';
	if (charge?.status !== 'succeeded') return 'unrecognised';
	if (charge.captured) return 'paid';
	return charge.refunded ? 'canceled' : 'authorised';
}

/** The way a charge was paid, for people; empty while nobody knows. */
export function labelOf(details: Stripe.Charge.PaymentMethodDetails | null): string {
	if (!details) return '';
	const kind = details.card?.brand ?? details.type;
	const name = BRANDS[kind] ?? kind.replaceAll('_', ' ');
	return details.card?.last4 ? `${name} •••• ${details.card.last4}` : name;
}
