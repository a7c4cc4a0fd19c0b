import Stripe from 'stripe';
import { z } from 'zod';
import { WebhookRejected, type ProviderEvent } from './port.ts';

/** How old or, by a wrong clock, how far ahead a signature may be, in seconds: the SDK's own default. */
const TOLERANCE_S = 300;

/** Printable and short, as Stripe's own are: a zero byte, signed or not, is nothing PostgreSQL can keep. */
const envelope = z.object({
	id: z.string().regex(/^evt_[\x21-\x7e]{1,250}$/),
	type: z.string().regex(/^[\x21-\x7e]{1,250}$/),
	created: z.int().nonnegative(),
	data: z.object({ object: z.record(z.string(), z.unknown()) })
});

/**
 * Verifies Stripe's signature with any of the secrets (two are valid while one is being rolled) and reads the
 * event's envelope. The SDK throws plain errors for some headers, such as one with an empty v1: whatever is thrown,
 * the webhook is rejected.
 * @throws WebhookRejected
 */
export function verifyStripeWebhook(
	rawBody: Uint8Array | string,
	header: string | null,
	secrets: readonly string[],
	now: number
): ProviderEvent {
	const body = exactText(rawBody);
	if (!header) throw new WebhookRejected('no signature');
	const refusals: unknown[] = [];
	for (const secret of secrets) {
		try {
			const event: unknown = Stripe.webhooks.constructEvent(
				body,
				header,
				secret,
				TOLERANCE_S,
				undefined,
				now
			);
			return read(event, header, now);
		} catch (error) {
			refusals.push(error);
		}
	}
	throw new WebhookRejected('signature, age or shape not accepted', { cause: refusals[0] });
}

/** The SDK decodes leniently, so other bytes could pass for the signed text; these may not. */
function exactText(rawBody: Uint8Array | string): string {
	if (typeof rawBody === 'string') return rawBody;
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(rawBody);
	} catch (error) {
		throw new WebhookRejected('not UTF-8', { cause: error });
	}
}

function read(event: unknown, header: string, now: number): ProviderEvent {
	// The SDK looks only for signatures too old; one from the future outlives its replay window.
	const signedAt = Number(/(?:^|,)t=(\d+)/.exec(header)?.[1]);
	if (!(signedAt - now / 1000 <= TOLERANCE_S)) throw new WebhookRejected('signed in the future');
	const { id, type, created, data } = envelope.parse(event);
	return { id, type, createdAt: created * 1000, object: data.object, ...referencesOf(data.object) };
}

type References = Pick<ProviderEvent, 'refundId' | 'paymentRef' | 'chargeRef' | 'checkoutId'>;

/** Which refund, payment and charge the event is about, whatever kind of object it carries. */
function referencesOf(object: Record<string, unknown>): References {
	const kind = object.object;
	const refundId = kind === 'refund' ? refOf(object.id) : undefined;
	const checkoutId = kind === 'checkout.session' ? refOf(object.id) : undefined;
	const chargeRef = kind === 'charge' ? refOf(object.id) : refOf(object.charge ?? object.latest_charge);
	const intent = kind === 'payment_intent' ? refOf(object.id) : refOf(object.payment_intent);
	const paymentRef = intent ?? chargeRef;
	return {
		...(refundId && { refundId }),
		...(checkoutId && { checkoutId }),
		...(paymentRef && { paymentRef }),
		...(chargeRef && { chargeRef })
	};
}

function refOf(value: unknown): string | undefined {
	if (typeof value === 'string' && value !== '') return value;
	if (typeof value === 'object' && value !== null && 'id' in value) return refOf(value.id);
	return undefined;
}
