import Stripe from 'stripe';
import type { NeutralOrder, NeutralPayment } from '#lib/domain/order/neutral.ts';
import { MINUTE } from '#lib/domain/time.ts';
import type { Config } from '#lib/server/config.ts';
import type { Scenario } from './scenarios.ts';

type Pays = NonNullable<Scenario['pays']>;

const CARDS: Partial<Record<Pays, { method: string; label: string }>> = {
	visa_held: { method: 'pm_card_visa', label: 'Visa •••• 4242' },
	visa: { method: 'pm_card_visa', label: 'Visa •••• 4242' },
	mastercard: { method: 'pm_card_mastercard', label: 'Mastercard •••• 4444' },
	visa_refund_pending: { method: 'pm_card_pendingRefund', label: 'Visa •••• 7726' },
	visa_refund_fails: { method: 'pm_card_refundFail', label: 'Visa •••• 5126' },
	promptpay: { method: 'pm_promptpay', label: 'PromptPay' }
};

/** Takes the order's money where the scenario says: a real payment intent at the Stripe emulator, or at the door. */
export async function payFor(config: Config, order: NeutralOrder, pays: Pays): Promise<NeutralPayment[]> {
	const amount = order.total_minor ?? 0;
	if (amount === 0) return [];
	const card = CARDS[pays];
	const delivered = order.fulfilments.every((one) => one.delivered_at !== null);
	if (!card || !config.STRIPE_SECRET_KEY) {
		return [
			{
				reference: 'cod',
				provider: 'cash_on_delivery',
				method: 'cash_on_delivery',
				method_label: '',
				provider_ref: null,
				authorized_minor: amount,
				captured_minor: delivered ? amount : 0,
				captured_at: delivered ? (order.fulfilments[0]?.delivered_at ?? null) : null
			}
		];
	}
	const isHeld = pays === 'visa_held';
	const intent = await payByCard(config, order, card.method, isHeld);
	return [
		{
			reference: intent.id,
			provider: 'stripe',
			method: pays === 'promptpay' ? 'promptpay' : 'card',
			method_label: card.label,
			provider_ref: intent.id,
			authorized_minor: amount,
			captured_minor: isHeld ? 0 : amount,
			captured_at: isHeld ? null : order.placed_at + MINUTE
		}
	];
}

async function payByCard(
	config: Config,
	order: NeutralOrder,
	method: string,
	isHeld: boolean
): Promise<Stripe.PaymentIntent> {
	const stripe = stripeOf(config);
	const intent = await stripe.paymentIntents.create(
		{
			amount: order.total_minor ?? 0,
			currency: order.currency.toLowerCase(),
			payment_method: method,
			confirm: true,
			...(isHeld && { capture_method: 'manual' as const }),
			receipt_email: order.customer.email ?? undefined,
			metadata: { order: order.number }
		},
		{ idempotencyKey: `demo-${order.number}` }
	);
	if (intent.status === 'succeeded' || isHeld) return intent;
	await control(config, `/payment_intents/${intent.id}/complete`);
	return stripe.paymentIntents.retrieve(intent.id);
}

export const stripeOf = (config: Config): Stripe =>
	new Stripe(config.STRIPE_SECRET_KEY ?? '', {
		host: config.STRIPE_HOST,
		port: config.STRIPE_PORT,
		protocol: config.STRIPE_PROTOCOL,
		telemetry: false
	});

/** What only an emulator can do: let a customer pay, let a bank answer. */
export async function control(config: Config, path: string, body: unknown = {}): Promise<void> {
	const answer = await fetch(
		`${config.STRIPE_PROTOCOL}://${config.STRIPE_HOST}:${config.STRIPE_PORT}/_emulator${path}`,
		{
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		}
	);
	if (!answer.ok) throw new Error(`The Stripe emulator refused ${path}: ${await answer.text()}`);
}
