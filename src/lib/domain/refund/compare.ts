import type { DifferenceKind } from './differences.ts';
import type { RefundPaymentState } from './states.ts';

/** A refund as the provider has it, in the provider's words. */
export type FoundRefund = {
	id: string;
	amount_minor: number;
	currency: string;
	status: string;
	/** The provider's names of the payment: intent, charge or both. */
	payment_refs: readonly string[];
	/** The refund payment its metadata names. */
	mark: string | null;
};

/** A refund payment as the books have it. */
export type BookedRefund = {
	id: string;
	amount_minor: number;
	state: RefundPaymentState;
	gateway_refund_id: string | null;
};

type Sides = {
	found: FoundRefund;
	payment: { currency: string; provider_ref: string | null };
	/** The refund payment that names this refund. */
	booked: BookedRefund | null;
	/** The refund payment that this refund names, when that is another one. */
	marked: BookedRefund | null;
};

/** True while the money has gone or is on its way, as far as the provider is concerned. */
export const stands = (status: string): boolean => status !== 'failed' && status !== 'canceled';

/**
 * In what a refund at the provider differs from the books, once they were brought up to it as far as their own rules
 * allow. Empty when both say the same.
 */
export function compareRefund({ found, payment, booked, marked }: Sides): DifferenceKind[] {
	if (booked === null) return stands(found.status) ? [whyNotBooked(found, payment, marked)] : [];
	const kinds: DifferenceKind[] = [];
	if (booked.amount_minor !== found.amount_minor) kinds.push('amount_differs');
	if (payment.currency !== found.currency) kinds.push('currency_differs');
	if (payment.provider_ref !== null && !found.payment_refs.includes(payment.provider_ref)) {
		kinds.push('payment_differs');
	}
	if (stands(found.status) !== isStanding(booked.state)) kinds.push('state_differs');
	if (found.mark !== null && found.mark !== booked.id && stands(found.status)) {
		kinds.push(marked === null ? 'lost_refund' : strayKind(found, marked));
	}
	return kinds;
}

/** It carries the mark of a refund payment that was settled otherwise, and was adopted beside it. */
function strayKind(found: FoundRefund, marked: BookedRefund): DifferenceKind {
	if (marked.gateway_refund_id !== null) return 'second_refund';
	return marked.amount_minor === found.amount_minor ? 'state_differs' : 'amount_differs';
}

function whyNotBooked(
	found: FoundRefund,
	payment: { currency: string },
	marked: BookedRefund | null
): DifferenceKind {
	if (found.currency !== payment.currency) return 'currency_differs';
	return marked?.gateway_refund_id ? 'second_refund' : 'waits_for_room';
}

const STANDING: readonly RefundPaymentState[] = [
	'sending',
	'unknown',
	'pending',
	'requires_action',
	'succeeded'
];
const isStanding = (state: RefundPaymentState): boolean => STANDING.includes(state);

/** Which of the provider's words a state stands for; others mean that the books are behind. */
const WORDS: Partial<Record<RefundPaymentState, readonly string[]>> = {
	pending: ['pending'],
	requires_action: ['requires_action'],
	// A bank may take its answer back for a while; the money counts as gone until it fails.
	succeeded: ['succeeded', 'pending', 'requires_action'],
	failed: ['failed', 'canceled'],
	cancelled: ['failed', 'canceled']
};
export const saysTheSame = (state: RefundPaymentState, status: string): boolean =>
	WORDS[state]?.includes(status) ?? false;

/** In what the sums of a payment differ. Amounts are minor units of the payment's currency. */
export function comparePayment(
	booked: { captured_minor: number; moved_minor: number; currency: string },
	found: { captured_minor: number; refunded_minor: number; currency: string }
): DifferenceKind[] {
	if (booked.currency !== found.currency) return ['currency_differs'];
	return [
		...(booked.captured_minor === found.captured_minor ? [] : ['captured_differs' as const]),
		...(booked.moved_minor === found.refunded_minor ? [] : ['refunded_differs' as const])
	];
}
