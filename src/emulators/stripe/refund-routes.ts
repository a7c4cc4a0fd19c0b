import type Stripe from 'stripe';
import { chargeOf } from './charges.ts';
import { invalidRequest } from './errors.ts';
import { PAGE_PARAMS, pageFrom, pageOf } from './lists.ts';
import { choice, integer, metadata, text } from './params.ts';
import { intentOf } from './payment-intents.ts';
import { cancelRefund, failRefund } from './refund-lifecycle.ts';
import { createRefund, refundOf } from './refunds.ts';
import { route, type Call, type Execute } from './route.ts';
import type { StoredRefund, World } from './world.ts';

const CREATE = [
	'amount',
	'charge',
	'expand',
	'instructions_email',
	'metadata',
	'payment_intent',
	'reason',
	'refund_application_fee',
	'reverse_transfer'
] as const satisfies readonly (keyof Stripe.RefundCreateParams)[];

/** Refunds, and the test helper that lets one expire. */
export const refundRoutes = [
	route('POST', '/v1/refunds', 'refund', CREATE, create),
	route('GET', '/v1/refunds', 'refund', [...PAGE_PARAMS, 'payment_intent', 'charge'], list),
	route(
		'GET',
		'/v1/refunds/:id',
		'refund',
		['expand'],
		({ world, id }) =>
			() =>
				refundOf(world, id)
	),
	route('POST', '/v1/refunds/:id', 'refund', ['expand', 'metadata'], update),
	route('POST', '/v1/refunds/:id/cancel', 'refund', ['expand'], ({ world, id }) => {
		return () => cancelRefund(world, refundOf(world, id));
	}),
	route('POST', '/v1/test_helpers/refunds/:id/expire', 'refund', ['expand'], expire)
];

function create({ world, params }: Call): Execute {
	const paymentIntent = text(params, 'payment_intent');
	const charge = text(params, 'charge');
	if (paymentIntent === undefined && charge === undefined) {
		throw invalidRequest(
			'One of the following params should be provided for this request: payment_intent or charge.',
			{ code: 'parameter_missing' }
		);
	}
	const reasons = ['duplicate', 'fraudulent', 'requested_by_customer'] as const;
	const input = {
		paymentIntent,
		charge,
		amount: integer(params, 'amount'),
		reason: choice(params, 'reason', reasons),
		instructionsEmail: text(params, 'instructions_email'),
		metadata: metadata(params)
	};
	return () => createRefund(world, input);
}

function update({ world, id, params }: Call): Execute {
	metadata(params);
	return () => {
		const refund = refundOf(world, id);
		refund.metadata = metadata(params, refund.metadata);
		world.emit('refund.updated', refund);
		return refund;
	};
}

function expire({ world, id }: Call): Execute {
	return () => {
		const refund = refundOf(world, id);
		if (refund.status !== 'requires_action') {
			throw invalidRequest(`Refund ${id} has a status of ${refund.status}; it cannot expire.`);
		}
		failRefund(world, refund, 'unknown');
		return refund;
	};
}

function list({ world, path, params, hideRefundsSince }: Call): Execute {
	const page = pageOf(params);
	const intent = text(params, 'payment_intent');
	const charge = text(params, 'charge');
	return () => {
		const all = refundsFor(world, intent, charge);
		const since = hideRefundsSince;
		const seen = since === undefined ? all : all.filter((refund) => refund.created * 1000 < since);
		return pageFrom(seen, page, path, 'refund');
	};
}

function refundsFor(world: World, intent: string | undefined, charge: string | undefined): StoredRefund[] {
	const chargeId = charge ?? (intent && String(intentOf(world, intent, 'payment_intent').latest_charge));
	if (chargeId === undefined) return [...world.state.refunds.values()];
	if (charge !== undefined) chargeOf(world, charge, 'charge');
	const ids = world.refundsOf.get(chargeId) ?? [];
	return ids.map((id) => refundOf(world, id)).filter((refund) => !intent || refund.payment_intent === intent);
}
