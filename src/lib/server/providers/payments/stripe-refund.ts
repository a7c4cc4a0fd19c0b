import type Stripe from 'stripe';
import type { ProviderRefund, RefundStatus } from './port.ts';
import { fromStripeAmount } from './stripe-amounts.ts';

const STATUSES: readonly RefundStatus[] = ['pending', 'requires_action', 'succeeded', 'failed', 'canceled'];

/** A Stripe refund in the port's words. Fields Stripe may add or rename later are left out, never guessed. */
export function refundFromStripe(refund: Stripe.Refund): ProviderRefund {
	const chargeRef = idOf(refund.charge);
	const expiresAt = refund.next_action?.display_details?.expires_at;
	return {
		id: refund.id,
		paymentRef: idOf(refund.payment_intent) ?? chargeRef ?? '',
		chargeRef,
		amountMinor: fromStripeAmount(refund.amount, refund.currency),
		currency: refund.currency.toUpperCase(),
		status: STATUSES.find((status) => status === refund.status) ?? 'unrecognised',
		...(refund.pending_reason && { pendingReason: refund.pending_reason }),
		...(refund.failure_reason && { failureReason: refund.failure_reason }),
		metadata: { ...refund.metadata },
		...referenceOf(refund.destination_details),
		createdAt: refund.created * 1000,
		...(expiresAt && { instructionsExpireAt: expiresAt * 1000 })
	};
}

/** The id of something Stripe gives as an id or, expanded, as the object. */
export function idOf(value: string | { id: string } | null | undefined): string | null {
	return typeof value === 'object' ? (value?.id ?? null) : (value ?? null);
}

type Reference = Pick<ProviderRefund, 'reference' | 'referenceType' | 'referenceStatus'>;

/** Every kind of destination keeps its reference under a member named after the kind. */
function referenceOf(details: Stripe.Refund.DestinationDetails | undefined): Reference {
	if (!details) return {};
	const inside: unknown = Object.entries(details).find(([name]) => name === details.type)?.[1];
	if (typeof inside !== 'object' || inside === null) return {};
	const reference = textOf(inside, 'reference');
	const status = textOf(inside, 'reference_status');
	const type = textOf(inside, 'reference_type') ?? (reference && details.type);
	return {
		...(reference && { reference }),
		...(type && { referenceType: type }),
		...(status && { referenceStatus: status })
	};
}

function textOf(holder: object, name: string): string | undefined {
	const value: unknown = Object.entries(holder).find(([key]) => key === name)?.[1];
	return typeof value === 'string' && value !== '' ? value : undefined;
}
