import type Stripe from 'stripe';
import { chargeOf } from './charges.ts';
import { invalidRequest } from './errors.ts';
import { listOf } from './form.ts';
import { PAGE_PARAMS, pageFrom, pageOf } from './lists.ts';
import { choice, flag, integer, metadata, required, text } from './params.ts';
import {
	attachMethod,
	cancelIntent,
	captureIntent,
	confirmIntent,
	createIntent,
	intentOf,
	unexpectedState
} from './payment-intents.ts';
import { methodOf } from './payment-methods.ts';
import { route, type Call, type Execute } from './route.ts';

const CREATE = [
	'allowed_payment_method_types',
	'amount',
	'automatic_payment_methods',
	'capture_method',
	'confirm',
	'confirmation_method',
	'currency',
	'customer',
	'description',
	'expand',
	'metadata',
	'off_session',
	'payment_method',
	'payment_method_options',
	'receipt_email',
	'return_url',
	'setup_future_usage',
	'shipping',
	'statement_descriptor',
	'statement_descriptor_suffix'
] as const satisfies readonly (keyof Stripe.PaymentIntentCreateParams)[];

const UPDATE = [
	'amount',
	'description',
	'expand',
	'metadata',
	'payment_method',
	'receipt_email',
	'shipping'
] as const satisfies readonly (keyof Stripe.PaymentIntentUpdateParams)[];

const CONFIRM = [
	'expand',
	'off_session',
	'payment_method',
	'receipt_email',
	'return_url'
] as const satisfies readonly (keyof Stripe.PaymentIntentConfirmParams)[];

const CAPTURE = [
	'amount_to_capture',
	'expand',
	'metadata'
] as const satisfies readonly (keyof Stripe.PaymentIntentCaptureParams)[];

const CANCEL = [
	'cancellation_reason',
	'expand'
] as const satisfies readonly (keyof Stripe.PaymentIntentCancelParams)[];

/** Payment intents and their charges. */
export const paymentRoutes = [
	route('POST', '/v1/payment_intents', 'payment_intent', CREATE, create),
	route('GET', '/v1/payment_intents', 'payment_intent', [...PAGE_PARAMS, 'customer'], listIntents),
	route('GET', '/v1/payment_intents/:id', 'payment_intent', ['expand'], ({ world, id }) => {
		return () => intentOf(world, id);
	}),
	route('POST', '/v1/payment_intents/:id', 'payment_intent', UPDATE, update),
	route('POST', '/v1/payment_intents/:id/confirm', 'payment_intent', CONFIRM, confirm),
	route('POST', '/v1/payment_intents/:id/capture', 'payment_intent', CAPTURE, capture),
	route('POST', '/v1/payment_intents/:id/cancel', 'payment_intent', CANCEL, cancel),
	route('GET', '/v1/charges', 'charge', [...PAGE_PARAMS, 'payment_intent', 'customer'], listCharges),
	route(
		'GET',
		'/v1/charges/:id',
		'charge',
		['expand'],
		({ world, id }) =>
			() =>
				chargeOf(world, id)
	)
];

function create({ world, params }: Call): Execute {
	const currency = required(text(params, 'currency'), 'currency').toLowerCase();
	if (!/^[a-z]{3}$/.test(currency)) {
		throw invalidRequest(`Invalid currency: ${currency}.`, { param: 'currency' });
	}
	const methods = ['automatic', 'automatic_async', 'manual'] as const;
	const method = text(params, 'payment_method');
	if (method) methodOf(method);
	const isConfirmed = flag(params, 'confirm');
	const allowed = params.allowed_payment_method_types;
	const input = {
		amount: required(integer(params, 'amount'), 'amount'),
		currency,
		captureMethod: choice(params, 'capture_method', methods) ?? 'automatic',
		metadata: metadata(params),
		description: text(params, 'description'),
		receiptEmail: text(params, 'receipt_email'),
		customer: text(params, 'customer'),
		allowed: allowed === undefined ? undefined : listOf(allowed)
	};
	return () => {
		const intent = createIntent(world, input);
		if (method) attachMethod(intent, method);
		if (isConfirmed) confirmIntent(world, intent);
		return intent;
	};
}

function update({ world, id, params }: Call): Execute {
	const amount = integer(params, 'amount');
	const method = text(params, 'payment_method');
	const given = { description: text(params, 'description'), receipt_email: text(params, 'receipt_email') };
	return () => {
		const intent = intentOf(world, id);
		if ((amount !== undefined || method) && !isUnconfirmed(intent)) {
			throw unexpectedState(
				intent,
				`This PaymentIntent could not be updated because it has a status of ${intent.status}.`
			);
		}
		if (method) attachMethod(intent, method);
		if (amount !== undefined) intent.amount = amount;
		intent.metadata = metadata(params, intent.metadata);
		intent.description = given.description ?? intent.description;
		intent.receipt_email = given.receipt_email ?? intent.receipt_email;
		return intent;
	};
}

function confirm({ world, id, params }: Call): Execute {
	const method = text(params, 'payment_method');
	return () => {
		const intent = intentOf(world, id);
		if (method && isUnconfirmed(intent)) attachMethod(intent, method);
		confirmIntent(world, intent);
		return intent;
	};
}

function capture({ world, id, params }: Call): Execute {
	const amount = integer(params, 'amount_to_capture');
	return () => captureIntent(world, intentOf(world, id), amount);
}

function cancel({ world, id, params }: Call): Execute {
	const reasons = ['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned'] as const;
	const reason = choice(params, 'cancellation_reason', reasons);
	return () => cancelIntent(world, intentOf(world, id), reason);
}

function listIntents({ world, path, params }: Call): Execute {
	const page = pageOf(params);
	const customer = text(params, 'customer');
	return () => {
		const all = [...world.state.paymentIntents.values()];
		const fitting = customer ? all.filter((intent) => intent.customer === customer) : all;
		return pageFrom(fitting, page, path, 'payment_intent');
	};
}

function listCharges({ world, path, params }: Call): Execute {
	const page = pageOf(params);
	const intent = text(params, 'payment_intent');
	return () => {
		const all = [...world.state.charges.values()];
		const fitting = intent ? all.filter((charge) => charge.payment_intent === intent) : all;
		return pageFrom(fitting, page, path, 'charge');
	};
}

function isUnconfirmed(intent: Stripe.PaymentIntent): boolean {
	return intent.status === 'requires_payment_method' || intent.status === 'requires_confirmation';
}
