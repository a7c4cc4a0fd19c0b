import Stripe from 'stripe';
import type { CheckoutOrder, CheckoutOutcome, CheckoutStatus, ProviderCheckout } from './port.ts';
import { AmountNotSendable, fromStripeAmount, toStripeAmount } from './stripe-amounts.ts';
import { outcomeOf } from './stripe-outcome.ts';
import { labelOf } from './stripe-payment.ts';
import { idOf } from './stripe-refund.ts';

const WITH_CHARGE = { expand: ['payment_intent.latest_charge'] };

/** A hosted page for one amount: cards, and PromptPay where the currency has it. */
export async function openCheckout(stripe: Stripe, order: CheckoutOrder): Promise<CheckoutOutcome> {
	let amount;
	try {
		amount = toStripeAmount(order.amountMinor, order.currency);
	} catch (error) {
		if (!(error instanceof AmountNotSendable)) throw error;
		return { kind: 'refused', code: 'amount_not_sendable', message: error.message, definitive: true };
	}
	// The same order must always make the same parameters, or its key is refused.
	const params: Stripe.Checkout.SessionCreateParams = {
		mode: 'payment',
		// Another currency than the order's would be money that no figure of ours can hold.
		adaptive_pricing: { enabled: false },
		// A filter on what the account and the currency allow: never a method whose money takes days to come.
		allowed_payment_method_types: ['card', 'promptpay'],
		cancel_url: order.cancelUrl,
		client_reference_id: order.reference,
		expires_at: Math.floor(order.expiresAt / 1000),
		line_items: [
			{
				quantity: 1,
				price_data: {
					currency: order.currency.toLowerCase(),
					unit_amount: amount,
					product_data: { name: order.title }
				}
			}
		],
		locale: order.locale,
		metadata: order.metadata,
		payment_intent_data: { description: order.title, metadata: order.metadata },
		submit_type: 'pay',
		success_url: order.successUrl,
		...(order.email !== undefined && { customer_email: order.email })
	};
	try {
		const made = await stripe.checkout.sessions.create(params, {
			idempotencyKey: order.key,
			maxNetworkRetries: 0
		});
		return { kind: 'opened', checkout: checkoutFromStripe(made) };
	} catch (error) {
		return outcomeOf(error);
	}
}

export const readCheckout = async (stripe: Stripe, id: string): Promise<ProviderCheckout> =>
	checkoutFromStripe(await stripe.checkout.sessions.retrieve(id, WITH_CHARGE));

/** Stripe refuses to expire what is not open: then how it stands is the answer. */
export async function closeCheckout(stripe: Stripe, id: string): Promise<ProviderCheckout> {
	try {
		return checkoutFromStripe(await stripe.checkout.sessions.expire(id, WITH_CHARGE));
	} catch (error) {
		if (!(error instanceof Stripe.errors.StripeInvalidRequestError) || error.statusCode !== 400) throw error;
		return readCheckout(stripe, id);
	}
}

function checkoutFromStripe(session: Stripe.Checkout.Session): ProviderCheckout {
	const currency = session.currency ?? '';
	const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null;
	const charge = typeof intent?.latest_charge === 'object' ? intent.latest_charge : null;
	const details = charge?.payment_method_details ?? null;
	return {
		id: session.id,
		status: statusOf(session, intent),
		url: session.url,
		amountMinor: fromStripeAmount(session.amount_total ?? 0, currency),
		currency: currency.toUpperCase(),
		paymentRef: idOf(session.payment_intent),
		method: details?.type ?? '',
		methodLabel: labelOf(details),
		metadata: { ...session.metadata },
		expiresAt: session.expires_at * 1000
	};
}

/** A page can be left, or closed, while the bank still decides: then the payment itself says more than the page. */
function statusOf(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): CheckoutStatus {
	if (session.payment_status === 'paid' || intent?.status === 'succeeded') return 'paid';
	if (session.status === 'open') return 'open';
	const isOver = intent?.status === 'requires_payment_method' || intent?.status === 'canceled';
	if (session.status === 'expired') return intent?.status === 'processing' ? 'processing' : 'expired';
	return isOver ? 'failed' : 'processing';
}
