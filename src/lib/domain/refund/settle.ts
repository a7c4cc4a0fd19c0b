import { next } from '../transitions.ts';
import {
	REFUND_PAYMENT_TRANSITIONS,
	REFUND_TRANSITIONS,
	type RefundCommand,
	type RefundPaymentCommand,
	type RefundPaymentState,
	type RefundState
} from './states.ts';

const IN_FLIGHT: readonly RefundPaymentState[] = [
	'reserved',
	'sending',
	'unknown',
	'pending',
	'requires_action'
];

/**
 * Where a refund stands once its payments stand as given. A failed try that another one replaced no longer counts:
 * what matters is how much has arrived and whether more is on its way. Null: the refund stays as it is.
 */
export function settleRefund(
	refund: { state: RefundState; amount_minor: number },
	payments: readonly { state: RefundPaymentState; amount_minor: number }[]
): { command: RefundCommand; state: RefundState } | null {
	const command = commandFor(refund.amount_minor, payments);
	const state = command && next(REFUND_TRANSITIONS, refund.state, command);
	return command && state && { command, state };
}

function commandFor(
	amount: number,
	payments: readonly { state: RefundPaymentState; amount_minor: number }[]
): RefundCommand | null {
	const arrived = payments
		.filter((payment) => payment.state === 'succeeded')
		.reduce((sum, payment) => sum + payment.amount_minor, 0);
	if (arrived >= amount) return 'succeed';
	if (payments.some((payment) => IN_FLIGHT.includes(payment.state))) return null;
	return arrived > 0 ? 'fail_part' : 'fail';
}

/** What a provider says about a refund, in its own words; others may come and are left alone. */
export const PROVIDER_REFUND_STATUSES = [
	'pending',
	'requires_action',
	'succeeded',
	'failed',
	'canceled'
] as const;
export type ProviderRefundStatus = (typeof PROVIDER_REFUND_STATUSES)[number];

const COMMAND_OF_STATUS: Record<ProviderRefundStatus, readonly RefundPaymentCommand[]> = {
	pending: ['accept_pending'],
	requires_action: ['ask_customer'],
	succeeded: ['succeed'],
	failed: ['fail'],
	// A cancelled refund moved nothing; where it cannot be cancelled any more, it failed.
	canceled: ['cancel', 'fail']
};

/**
 * Applies a provider's status, whether from an answer, an event or a look-up. Events come late, twice and out of
 * order, so a status that leads nowhere from here changes nothing (null).
 */
export function applyProviderStatus(
	state: RefundPaymentState,
	status: string | null
): { command: RefundPaymentCommand; state: RefundPaymentState } | null {
	const known = PROVIDER_REFUND_STATUSES.find((candidate) => candidate === status);
	if (known === undefined) return null;
	for (const command of COMMAND_OF_STATUS[known]) {
		const reached = next(REFUND_PAYMENT_TRANSITIONS, state, command);
		if (reached !== null) return reached === state ? null : { command, state: reached };
	}
	return null;
}
