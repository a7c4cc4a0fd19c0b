import type Stripe from 'stripe';
import { checkChargeable, written } from './amounts.ts';
import { bookCapture, makeCharge } from './charges.ts';
import { ApiError, invalidRequest, missingResource } from './errors.ts';
import type { StoredCharge } from './world.ts';
import { randomText } from './ids.ts';
import { methodOf } from './payment-methods.ts';
import type { World } from './world.ts';

export type NewIntent = {
	amount: number;
	currency: string;
	captureMethod: 'automatic' | 'automatic_async' | 'manual';
	metadata: Record<string, string>;
	description: string | undefined;
	receiptEmail: string | undefined;
	customer: string | undefined;
	allowed: string[] | undefined;
};

/** The payment intent behind an id. @throws ApiError 404 */
export function intentOf(world: World, id: string, param = 'intent'): Stripe.PaymentIntent {
	const intent = world.state.paymentIntents.get(id);
	if (!intent) throw missingResource('payment_intent', id, param);
	return intent;
}

export function createIntent(world: World, input: NewIntent): Stripe.PaymentIntent {
	checkChargeable(input.amount, input.currency);
	if (input.customer && !world.state.customers.has(input.customer)) {
		const message = `No such customer: '${input.customer}'`;
		throw invalidRequest(message, { code: 'resource_missing', param: 'customer' });
	}
	const id = world.id('pi');
	const intent: Stripe.PaymentIntent = {
		...BLANK,
		id,
		allowed_payment_method_types: input.allowed ?? null,
		amount: input.amount,
		automatic_payment_methods: input.allowed ? null : { enabled: true },
		capture_method: input.captureMethod,
		client_secret: `${id}_secret_${randomText(25)}`,
		created: world.seconds(),
		currency: input.currency,
		customer: input.customer ?? null,
		description: input.description ?? null,
		metadata: input.metadata,
		payment_method_types: input.allowed ?? (input.currency === 'thb' ? ['card', 'promptpay'] : ['card']),
		receipt_email: input.receiptEmail ?? null
	};
	world.state.paymentIntents.set(id, intent);
	world.emit('payment_intent.created', intent);
	return intent;
}

/** Attaches a payment method to an intent that has not been confirmed. */
export function attachMethod(intent: Stripe.PaymentIntent, methodId: string): void {
	const method = methodOf(methodId);
	const suits = intent.payment_method_types.includes(method.type);
	if (!suits || (method.type === 'promptpay' && intent.currency !== 'thb')) {
		const message = `The PaymentMethod provided (${method.type}) is not allowed for this PaymentIntent.`;
		throw invalidRequest(message, { param: 'payment_method' });
	}
	intent.payment_method = methodId;
	intent.status = 'requires_confirmation';
}

/** Confirms: a card is charged at once, PromptPay waits for its QR code to be paid. */
export function confirmIntent(world: World, intent: Stripe.PaymentIntent): void {
	if (intent.status !== 'requires_confirmation' || typeof intent.payment_method !== 'string') {
		const missing = intent.status === 'requires_payment_method';
		throw unexpectedState(
			intent,
			missing
				? "You cannot confirm this PaymentIntent because it's missing a payment method."
				: `This PaymentIntent's status is ${intent.status}, and it cannot be confirmed.`
		);
	}
	if (methodOf(intent.payment_method).type === 'promptpay') return waitForQrCode(intent);
	charge(world, intent, intent.payment_method);
}

/** The customer has paid the QR code. */
export function completeIntent(world: World, intent: Stripe.PaymentIntent): void {
	if (intent.status !== 'requires_action' || typeof intent.payment_method !== 'string') {
		throw unexpectedState(intent, 'This PaymentIntent waits for no customer action.');
	}
	intent.next_action = null;
	charge(world, intent, intent.payment_method);
}

export function captureIntent(
	world: World,
	intent: Stripe.PaymentIntent,
	amount: number | undefined
): Stripe.PaymentIntent {
	if (intent.status !== 'requires_capture') {
		throw unexpectedState(
			intent,
			`This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`
		);
	}
	const taken = amount ?? intent.amount_capturable;
	if (taken > intent.amount_capturable) {
		const most = written(intent.amount_capturable, intent.currency);
		throw invalidRequest(`The amount must be no more than the capturable ${most}.`, {
			code: 'amount_too_large',
			param: 'amount_to_capture'
		});
	}
	const made = chargeBehind(world, intent);
	if (made) {
		Object.assign(made, { amount_captured: taken, captured: true });
		made.balance_transaction = bookCapture(world, made);
	}
	Object.assign(intent, { amount_capturable: 0, amount_received: taken, status: 'succeeded' });
	world.emit('payment_intent.succeeded', intent);
	return intent;
}

export function cancelIntent(
	world: World,
	intent: Stripe.PaymentIntent,
	reason: string | undefined
): Stripe.PaymentIntent {
	const cancellable = [
		'requires_payment_method',
		'requires_confirmation',
		'requires_action',
		'requires_capture'
	];
	if (!cancellable.includes(intent.status)) {
		throw unexpectedState(
			intent,
			`You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${cancellable.join(', ')}.`
		);
	}
	const held = chargeBehind(world, intent);
	if (held && !held.captured) held.refunded = true;
	Object.assign(intent, {
		amount_capturable: 0,
		canceled_at: world.seconds(),
		cancellation_reason: reason ?? null,
		next_action: null,
		status: 'canceled'
	});
	world.emit('payment_intent.canceled', intent);
	return intent;
}

/** The 400 for a call that does not fit the intent's state. */
export function unexpectedState(intent: Stripe.PaymentIntent, message: string): ApiError {
	return invalidRequest(message, {
		code: 'payment_intent_unexpected_state',
		payment_intent: structuredClone(intent)
	});
}

function charge(world: World, intent: Stripe.PaymentIntent, methodId: string): void {
	const manual = intent.capture_method === 'manual';
	const made = makeCharge(world, intent, methodId, !manual);
	intent.latest_charge = made.id;
	if (made.status === 'failed') return refuseCard(world, intent, made.id);
	if (manual) {
		Object.assign(intent, { amount_capturable: intent.amount, status: 'requires_capture' });
		world.emit('payment_intent.amount_capturable_updated', intent);
		return;
	}
	Object.assign(intent, { amount_received: intent.amount, status: 'succeeded' });
	world.emit('charge.succeeded', made);
	world.emit('payment_intent.succeeded', intent);
}

function refuseCard(world: World, intent: Stripe.PaymentIntent, chargeId: string): never {
	const body = {
		type: 'card_error' as const,
		code: 'card_declined',
		decline_code: 'generic_decline',
		message: 'Your card was declined.',
		charge: chargeId
	};
	Object.assign(intent, {
		last_payment_error: { ...body },
		payment_method: null,
		status: 'requires_payment_method'
	});
	world.emit('payment_intent.payment_failed', intent);
	throw new ApiError(402, { ...body, payment_intent: structuredClone(intent) });
}

function waitForQrCode(intent: Stripe.PaymentIntent): void {
	intent.status = 'requires_action';
	intent.next_action = {
		type: 'promptpay_display_qr_code',
		promptpay_display_qr_code: {
			data: `00020101021229370016A000000677010111-${intent.id}`,
			hosted_instructions_url: `https://payments.stripe.com/promptpay/instructions/${intent.id}`,
			image_url_png: `https://qr.stripe.com/${intent.id}.png`,
			image_url_svg: `https://qr.stripe.com/${intent.id}.svg`
		}
	};
}

function chargeBehind(world: World, intent: Stripe.PaymentIntent): StoredCharge | undefined {
	return world.state.charges.get(String(intent.latest_charge));
}

type Filled =
	'id' | 'amount' | 'client_secret' | 'created' | 'currency' | 'metadata' | 'payment_method_types';

const BLANK: Omit<Stripe.PaymentIntent, Filled> = {
	object: 'payment_intent',
	allowed_payment_method_types: null,
	amount_capturable: 0,
	amount_details: { tip: {} },
	amount_received: 0,
	application: null,
	application_fee_amount: null,
	automatic_payment_methods: null,
	canceled_at: null,
	cancellation_reason: null,
	capture_method: 'automatic',
	confirmation_method: 'automatic',
	customer: null,
	customer_account: null,
	description: null,
	excluded_payment_method_types: null,
	last_payment_error: null,
	latest_charge: null,
	livemode: false,
	managed_payments: null,
	next_action: null,
	on_behalf_of: null,
	payment_method: null,
	payment_method_configuration_details: null,
	payment_method_options: {},
	payment_record: null,
	processing: null,
	receipt_email: null,
	review: null,
	setup_future_usage: null,
	shipping: null,
	source: null,
	statement_descriptor: null,
	statement_descriptor_suffix: null,
	status: 'requires_payment_method',
	transfer_data: null,
	transfer_group: null
};
