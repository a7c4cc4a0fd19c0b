import Stripe from 'stripe';
import type {
	PaymentsPort,
	ProviderPayment,
	ProviderRefund,
	RefundOrder,
	RefundPage,
	RefundSpan,
	SendOutcome
} from './port.ts';
import { AmountNotSendable, toStripeAmount } from './stripe-amounts.ts';
import { closeCheckout, openCheckout, readCheckout } from './stripe-checkout.ts';
import { releaseHold } from './stripe-hold.ts';
import { outcomeOf, readErrorOf } from './stripe-outcome.ts';
import { paymentFromStripe } from './stripe-payment.ts';
import { refundFromStripe } from './stripe-refund.ts';
import { verifyStripeWebhook } from './stripe-webhook.ts';

export type StripeConfig = {
	secretKey: string;
	/** Any one may have signed: two during a roll. None means every webhook is rejected. */
	webhookSecrets: readonly string[];
	/** Where Stripe is, when not at api.stripe.com. */
	host?: string;
	port?: number | string;
	protocol?: 'http' | 'https';
	/** For one whole request, answer included. */
	timeoutMs: number;
	/** Another way to the network than the process's own. */
	fetch?: typeof fetch;
	/** How often the SDK itself repeats a read; sends are never repeated by it. */
	readRetries?: number;
};

/**
 * The payments port over the real stripe-node SDK.
 *
 * Sends are never repeated by the SDK (our job queue owns that) and always carry our own key. The SDK's fetch client
 * is used because its time-out covers the whole exchange, where the default one starts again at every byte, and
 * because it does not quietly repeat a request whose connection was reset.
 */
export function stripePayments(config: StripeConfig): PaymentsPort {
	const { host, port, protocol } = config;
	const stripe = new Stripe(config.secretKey, {
		...(host !== undefined && { host }),
		...(port !== undefined && { port }),
		...(protocol !== undefined && { protocol }),
		httpClient: Stripe.createFetchHttpClient(config.fetch),
		maxNetworkRetries: config.readRetries ?? 1,
		telemetry: false,
		timeout: config.timeoutMs
	});

	return {
		sendRefund: (order) => send(stripe, order),
		findRefunds: async ({ paymentRef }) => {
			const target = targetOf(paymentRef);
			return reading(async () => {
				const refunds = [];
				const list = stripe.refunds.list({ ...target, limit: 100 });
				for await (const refund of list) refunds.push(refundFromStripe(refund));
				return refunds;
			});
		},
		listRefunds: (page) => reading(() => listRefunds(stripe, page)),
		readRefund: (id) => reading(async () => refundFromStripe(await stripe.refunds.retrieve(id))),
		releaseHold: (order) => releaseHold(stripe, order),
		readPayment: async (ref) => {
			const target = targetOf(ref);
			return reading(() => readPayment(stripe, ref, target));
		},
		openCheckout: (order) => {
			checkSendable(order);
			return openCheckout(stripe, order);
		},
		readCheckout: (id) => reading(() => readCheckout(stripe, id)),
		closeCheckout: (id) => reading(() => closeCheckout(stripe, id)),
		verifyWebhook: async (rawBody, header, now = Date.now()) =>
			verifyStripeWebhook(rawBody, header, config.webhookSecrets, now)
	};
}

async function send(stripe: Stripe, order: RefundOrder): Promise<SendOutcome> {
	checkOrder(order);
	let amount;
	try {
		amount = toStripeAmount(order.amountMinor, order.currency);
	} catch (error) {
		if (!(error instanceof AmountNotSendable)) throw error;
		return { kind: 'refused', code: 'amount_not_sendable', message: error.message, definitive: true };
	}
	// The same order must always make the same parameters, or its key is refused.
	const params: Stripe.RefundCreateParams = {
		...targetOf(order.paymentRef),
		amount,
		// Never `fraudulent`: that puts the customer's card and address on block lists.
		reason: 'requested_by_customer',
		metadata: order.metadata,
		...(order.instructionsEmail !== undefined && { instructions_email: order.instructionsEmail })
	};
	try {
		const refund = await stripe.refunds.create(params, { idempotencyKey: order.key, maxNetworkRetries: 0 });
		return { kind: 'accepted', refund: refundFromStripe(refund) };
	} catch (error) {
		return outcomeOf(error);
	}
}

const LIST_PAGE = 100;

async function listRefunds(
	stripe: Stripe,
	{ createdFrom, createdTo, after }: RefundSpan & { after: string | null }
): Promise<RefundPage> {
	const list = await stripe.refunds.list({
		created: { gte: Math.floor(createdFrom / 1000), lte: Math.ceil(createdTo / 1000) },
		limit: LIST_PAGE,
		...(after !== null && { starting_after: after })
	});
	const refunds: ProviderRefund[] = [];
	for (const refund of list.data) {
		try {
			refunds.push(refundFromStripe(refund));
		} catch (error) {
			if (!(error instanceof AmountNotSendable)) throw error;
		}
	}
	return {
		refunds,
		unreadable: list.data.length - refunds.length,
		next: list.has_more ? (list.data.at(-1)?.id ?? null) : null
	};
}

async function readPayment(
	stripe: Stripe,
	ref: string,
	target: ReturnType<typeof targetOf>
): Promise<ProviderPayment> {
	const intent =
		'payment_intent' in target
			? await stripe.paymentIntents.retrieve(ref, { expand: ['latest_charge'] })
			: undefined;
	const latest = intent ? intent.latest_charge : await stripe.charges.retrieve(ref);
	const charge = typeof latest === 'string' ? await stripe.charges.retrieve(latest) : latest;
	const disputes = charge?.disputed
		? await stripe.disputes.list({ charge: charge.id, limit: 100 })
		: undefined;
	return paymentFromStripe(ref, intent, charge, disputes?.data ?? []);
}

async function reading<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw readErrorOf(error);
	}
}

function targetOf(ref: string): { payment_intent: string } | { charge: string } {
	if (/^pi_\w+$/.test(ref)) return { payment_intent: ref };
	if (/^(ch|py)_\w+$/.test(ref)) return { charge: ref };
	throw new TypeError(`${ref} names no payment intent or charge`);
}

function checkOrder(order: RefundOrder): void {
	targetOf(order.paymentRef);
	checkSendable(order);
}

function checkSendable({ key, metadata }: Pick<RefundOrder, 'key' | 'metadata'>): void {
	if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new TypeError('a key is 1 to 255 printable ASCII characters');
	const entries = Object.entries(metadata);
	if (entries.length > 50) throw new TypeError('at most 50 metadata entries');
	for (const [name, value] of entries) {
		if (name.length > 40 || /[[\]]/.test(name) || value.length > 500) {
			throw new TypeError(`metadata ${name} is too long or has brackets in its name`);
		}
	}
}
