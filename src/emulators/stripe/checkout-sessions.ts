import type Stripe from 'stripe';
import { checkChargeable } from './amounts.ts';
import { invalidRequest, missingResource } from './errors.ts';
import {
	attachMethod,
	cancelIntent,
	completeIntent,
	confirmIntent,
	createIntent,
	intentOf
} from './payment-intents.ts';
import type { StoredSession, World } from './world.ts';

export type NewSession = Pick<
	StoredSession,
	'cancel_url' | 'client_reference_id' | 'currency' | 'customer_email' | 'locale' | 'metadata' | 'success_url'
> & {
	amount: number;
	currency: string;
	/** What the page names as the thing paid for. */
	product: string;
	/** Epoch seconds; 24 hours from now when not given. */
	expiresAt: number | undefined;
	allowed: string[] | undefined;
	intent: { metadata: Record<string, string>; description: string | undefined };
};

/** What the customer does on the hosted page. */
export type Paying =
	| { method: string; outcome: 'now' }
	/** The bank answers later: the page is left as complete and unpaid. */
	| { method: 'pm_promptpay'; outcome: 'succeeds_later' | 'fails_later' };

const LEAST_LIFE_S = 30 * 60;
const LONGEST_LIFE_S = 24 * 60 * 60;
/** Stripe lets clocks differ by a little. */
const LEEWAY_S = 60;

/** The session behind an id. @throws ApiError 404 */
export function sessionOf(world: World, id: string): StoredSession {
	const session = world.state.checkoutSessions.get(id);
	if (!session) throw missingResource('checkout.session', id, 'session');
	return session;
}

export function createSession(world: World, input: NewSession): StoredSession {
	checkChargeable(input.amount, input.currency);
	const created = world.seconds();
	const expires_at = input.expiresAt ?? created + LONGEST_LIFE_S;
	checkLife(expires_at - created);
	const id = world.id('cs_test');
	const types = input.currency === 'thb' ? ['card', 'promptpay'] : ['card'];
	const session: StoredSession = {
		...BLANK,
		id,
		allowed_payment_method_types: input.allowed ?? null,
		amount_subtotal: input.amount,
		amount_total: input.amount,
		cancel_url: input.cancel_url,
		client_reference_id: input.client_reference_id,
		created,
		currency: input.currency,
		customer_email: input.customer_email,
		expires_at,
		locale: input.locale,
		metadata: input.metadata,
		payment_method_types: types.filter((type) => input.allowed?.includes(type) ?? true),
		success_url: input.success_url,
		url: `${world.origin()}/c/pay/${id}`,
		payment_intent: null,
		hosted: { product: input.product, ...input.intent, description: input.intent.description ?? null }
	};
	world.state.checkoutSessions.set(id, session);
	world.schedule({ at: expires_at * 1000, object: id, change: 'session_expires' });
	return session;
}

/** Ends an open session, as the merchant asks or when its time is over. */
export function expireSession(world: World, session: StoredSession): StoredSession {
	if (session.status !== 'open') {
		throw invalidRequest(
			`Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of "${session.status}".`
		);
	}
	Object.assign(session, { status: 'expired', url: null });
	if (session.payment_intent) cancelIntent(world, intentOf(world, session.payment_intent), undefined);
	world.emit('checkout.session.expired', seen(session));
	return session;
}

/**
 * The customer pays on the hosted page. A card that is declined leaves the session open for another try.
 * @throws ApiError 402 when the card is declined, 400 when the session is not open any more
 */
export function paySession(world: World, session: StoredSession, { method, outcome }: Paying): StoredSession {
	if (session.status === 'open' && session.expires_at <= world.seconds()) expireSession(world, session);
	if (session.status !== 'open')
		throw invalidRequest(`This Checkout Session has a status of "${session.status}".`);
	const intent = session.payment_intent ? intentOf(world, session.payment_intent) : begin(world, session);
	attachMethod(intent, method);
	confirmIntent(world, intent);
	if (outcome !== 'now') {
		Object.assign(intent, { status: 'processing', next_action: null });
		world.emit('payment_intent.processing', intent);
		leave(world, session, 'unpaid');
		world.schedule({
			at: world.now() + world.delays.settleMs,
			object: session.id,
			change: outcome === 'succeeds_later' ? 'session_is_paid' : 'session_is_refused'
		});
		return session;
	}
	if (method === 'pm_promptpay') completeIntent(world, intent);
	leave(world, session, 'paid');
	return session;
}

/** The bank's answer to a payment that was left on its way; a session that waits for none stays as it is. */
export function settleSession(world: World, session: StoredSession, isPaid: boolean): StoredSession {
	const intent = session.payment_intent ? intentOf(world, session.payment_intent) : undefined;
	if (intent?.status !== 'processing') return session;
	intent.status = 'requires_action';
	if (isPaid) {
		completeIntent(world, intent);
		session.payment_status = 'paid';
		world.emit('checkout.session.async_payment_succeeded', seen(session));
		return session;
	}
	Object.assign(intent, {
		last_payment_error: {
			type: 'invalid_request_error',
			code: 'payment_intent_payment_attempt_failed',
			message: 'The payment was not confirmed by the bank.'
		},
		payment_method: null,
		status: 'requires_payment_method'
	});
	world.emit('payment_intent.payment_failed', intent);
	world.emit('checkout.session.async_payment_failed', seen(session));
	return session;
}

/** The session as Stripe shows it: without what only the hosted page needs. */
export function seen({ hosted: _page, ...session }: StoredSession): Stripe.Checkout.Session {
	return session;
}

function begin(world: World, session: StoredSession): Stripe.PaymentIntent {
	const intent = createIntent(world, {
		amount: session.amount_total,
		currency: session.currency,
		captureMethod: 'automatic',
		metadata: session.hosted.metadata,
		description: session.hosted.description ?? undefined,
		receiptEmail: session.customer_email ?? undefined,
		customer: undefined,
		allowed: session.payment_method_types
	});
	session.payment_intent = intent.id;
	return intent;
}

function leave(world: World, session: StoredSession, payment_status: 'paid' | 'unpaid'): void {
	Object.assign(session, { status: 'complete', payment_status, url: null });
	world.emit('checkout.session.completed', seen(session));
}

function checkLife(seconds: number): void {
	const param = 'expires_at';
	if (seconds < LEAST_LIFE_S - LEEWAY_S) {
		throw invalidRequest(
			'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
			{ param }
		);
	}
	if (seconds > LONGEST_LIFE_S + LEEWAY_S) {
		throw invalidRequest(
			'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
			{ param }
		);
	}
}

type Filled =
	| 'id'
	| 'allowed_payment_method_types'
	| 'amount_subtotal'
	| 'amount_total'
	| 'cancel_url'
	| 'client_reference_id'
	| 'created'
	| 'currency'
	| 'customer_email'
	| 'expires_at'
	| 'hosted'
	| 'locale'
	| 'metadata'
	| 'payment_intent'
	| 'payment_method_types'
	| 'success_url'
	| 'url';

const BLANK: Omit<StoredSession, Filled> = {
	object: 'checkout.session',
	adaptive_pricing: { enabled: false },
	after_expiration: null,
	allow_promotion_codes: null,
	automatic_tax: { enabled: false, liability: null, provider: null, status: null },
	billing_address_collection: null,
	client_secret: null,
	collected_information: null,
	consent: null,
	consent_collection: null,
	currency_conversion: null,
	custom_fields: [],
	custom_text: {
		after_submit: null,
		shipping_address: null,
		submit: null,
		terms_of_service_acceptance: null
	},
	customer: null,
	customer_account: null,
	customer_creation: 'if_required',
	customer_details: null,
	discounts: [],
	integration_identifier: null,
	invoice: null,
	invoice_creation: null,
	livemode: false,
	managed_payments: null,
	mode: 'payment',
	origin_context: null,
	payment_link: null,
	payment_method_collection: 'if_required',
	payment_method_configuration_details: null,
	payment_method_options: {},
	payment_status: 'unpaid',
	permissions: null,
	phone_number_collection: { enabled: false },
	recovered_from: null,
	saved_payment_method_options: null,
	setup_intent: null,
	shipping_address_collection: null,
	shipping_cost: null,
	shipping_options: [],
	status: 'open',
	submit_type: 'pay',
	subscription: null,
	total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
	ui_mode: 'hosted_page',
	wallet_options: null
};
