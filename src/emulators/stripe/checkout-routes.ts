import type Stripe from 'stripe';
import { createSession, expireSession, seen, sessionOf } from './checkout-sessions.ts';
import { invalidRequest } from './errors.ts';
import { listOf, type Params } from './form.ts';
import { PAGE_PARAMS, pageFrom, pageOf } from './lists.ts';
import { choice, integer, metadata, onlyKnown, required, text } from './params.ts';
import { route, type Call, type Execute } from './route.ts';

const CREATE = [
	'adaptive_pricing',
	'allowed_payment_method_types',
	'cancel_url',
	'client_reference_id',
	'customer_email',
	'expand',
	'expires_at',
	'line_items',
	'locale',
	'metadata',
	'mode',
	'payment_intent_data',
	'submit_type',
	'success_url',
	'ui_mode'
] as const satisfies readonly (keyof Stripe.Checkout.SessionCreateParams)[];

const INTENT = ['description', 'metadata'];
const LINE = ['price_data', 'quantity'];
const PRICE = ['currency', 'product_data', 'unit_amount'];

/** Checkout Sessions of one amount, on a page of ours. */
export const checkoutRoutes = [
	route('POST', '/v1/checkout/sessions', 'checkout.session', CREATE, create),
	route(
		'GET',
		'/v1/checkout/sessions',
		'checkout.session',
		[...PAGE_PARAMS, 'payment_intent', 'status'],
		listSessions
	),
	route('GET', '/v1/checkout/sessions/:id', 'checkout.session', ['expand'], ({ world, id }) => {
		return () => seen(sessionOf(world, id));
	}),
	route('POST', '/v1/checkout/sessions/:id/expire', 'checkout.session', ['expand'], ({ world, id }) => {
		return () => seen(expireSession(world, sessionOf(world, id)));
	})
];

function create({ world, params }: Call): Execute {
	required(choice(params, 'mode', ['payment']), 'mode');
	choice(params, 'ui_mode', ['hosted_page']);
	choice(params, 'submit_type', ['auto', 'book', 'donate', 'pay']);
	const line = onlyLine(params);
	const price = branchOf(line, 'price_data', 'line_items[0]');
	onlyKnown(price, PRICE);
	const currency = required(text(price, 'currency'), 'line_items[0][price_data][currency]').toLowerCase();
	if (!/^[a-z]{3}$/.test(currency)) throw invalidRequest(`Invalid currency: ${currency}.`);
	const quantity = required(integer(line, 'quantity'), 'line_items[0][quantity]');
	const amount = required(integer(price, 'unit_amount'), 'line_items[0][price_data][unit_amount]');
	const product = branchOf(price, 'product_data', 'line_items[0][price_data]');
	const intent = params.payment_intent_data === undefined ? {} : branchOf(params, 'payment_intent_data');
	onlyKnown(intent, INTENT);
	const allowed = params.allowed_payment_method_types;
	const input = {
		amount: amount * quantity,
		currency,
		product: required(text(product, 'name'), 'line_items[0][price_data][product_data][name]'),
		cancel_url: webAddress(params, 'cancel_url') ?? null,
		success_url: required(webAddress(params, 'success_url'), 'success_url'),
		client_reference_id: upTo(params, 'client_reference_id', 200) ?? null,
		customer_email: emailAddress(params) ?? null,
		expiresAt: integer(params, 'expires_at'),
		locale: (text(params, 'locale') ?? null) as Stripe.Checkout.Session.Locale | null,
		metadata: metadata(params),
		allowed: allowed === undefined ? undefined : listOf(allowed),
		intent: { metadata: metadata(intent), description: text(intent, 'description') }
	};
	return () => seen(createSession(world, input));
}

function listSessions({ world, path, params }: Call): Execute {
	const page = pageOf(params);
	const intent = text(params, 'payment_intent');
	const status = choice(params, 'status', ['open', 'complete', 'expired']);
	return () => {
		const fitting = [...world.state.checkoutSessions.values()].filter(
			(session) => (!intent || session.payment_intent === intent) && (!status || session.status === status)
		);
		return pageFrom(fitting.map(seen), page, path, 'checkout.session');
	};
}

function onlyLine(params: Params): Params {
	const lines = params.line_items;
	if (typeof lines !== 'object') throw required(undefined, 'line_items');
	const [first, ...others] = Object.values(lines);
	if (typeof first !== 'object' || others.length > 0)
		throw invalidRequest('This stand-in takes exactly one line item.', { param: 'line_items' });
	onlyKnown(first, LINE);
	return first;
}

function branchOf(params: Params, name: string, within = ''): Params {
	const value = params[name];
	if (typeof value === 'object') return value;
	throw required(undefined, within ? `${within}[${name}]` : name);
}

function webAddress(params: Params, name: string): string | undefined {
	const value = upTo(params, name, 5000);
	if (value !== undefined && !URL.canParse(value))
		throw invalidRequest('Not a valid URL', { code: 'url_invalid', param: name });
	return value;
}

function emailAddress(params: Params): string | undefined {
	const value = text(params, 'customer_email');
	if (value !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))
		throw invalidRequest(`Invalid email address: ${value}`, {
			code: 'email_invalid',
			param: 'customer_email'
		});
	return value;
}

function upTo(params: Params, name: string, most: number): string | undefined {
	const value = text(params, name);
	if (value !== undefined && value.length > most)
		throw invalidRequest(`Invalid string: must be at most ${most} characters`, { param: name });
	return value;
}
