import type { Id } from '#lib/domain/ids.ts';
import { isPaidOutByHand } from '#lib/domain/refund/payment-shares.ts';
import { applyProviderStatus, settleRefund } from '#lib/domain/refund/settle.ts';
import {
	REFUND_PAYMENT_TRANSITIONS,
	REFUND_TRANSITIONS,
	type RefundPaymentState,
	type RefundState
} from '#lib/domain/refund/states.ts';
import { endOfWindow } from '#lib/domain/time.ts';
import { next } from '#lib/domain/transitions.ts';
import type { ProviderRefund } from '../../providers/payments/port.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents, type NewEvent } from '../../store/events.ts';
import { shopTimezone } from '../../store/order-facts.ts';
import { findPolicyVersion, policyAt } from '../../store/policies.ts';
import {
	addToPayment,
	findPayment,
	findRefund,
	paymentsOfRefunds,
	saveRefund,
	saveRefundPayment
} from '../../store/refunds.ts';
import { findReturn } from '../../store/returns.ts';
import type { PaymentsTable, RefundPaymentsTable, RefundsTable } from '../../store/schema.ts';
import { followRefundOfCancellation } from '../cancellations/follow.ts';
import { keepNote } from '../credit-notes/keep-note.ts';
import { keepTrack } from '../promises/keep-track.ts';
import { settleReturn } from '../returns/settle.ts';
import { mailRefund } from './mails.ts';
import type { By } from '../orders/by.ts';

const EVENT_OF_STATE: Partial<Record<RefundPaymentState, string>> = {
	pending: 'refund_payment_pending',
	requires_action: 'refund_payment_needs_customer',
	succeeded: 'refund_payment_succeeded',
	failed: 'refund_payment_failed',
	cancelled: 'refund_payment_failed'
};

/**
 * Writes down where the provider says a refund payment stands. Safe to repeat and in any order: what the stored state
 * does not allow any more (pending after succeeded) is old news and left out.
 */
export async function recordProvider(
	tx: Tx,
	by: By,
	row: RefundPaymentsTable,
	found: ProviderRefund
): Promise<void> {
	const payment = await paymentOf(tx, row);
	const refund = await refundOf(tx, row);
	const strange = differenceOf(row, payment, found);
	if (strange) return park(tx, by, row, refund, strange);
	// A word we do not know says only that the refund exists.
	const status = found.status === 'unrecognised' ? 'pending' : found.status;
	const reached = applyProviderStatus(row.state, status);
	const isOldNews = reached === null && row.state !== status;
	if (isOldNews) return;
	const state = reached?.state ?? row.state;
	const hasFailed = state === 'failed' || state === 'cancelled';
	const change: Change = {
		gateway_refund_id: found.id,
		failure_code: hasFailed ? (found.failureReason ?? found.status) : (found.pendingReason ?? null),
		...(found.instructionsExpireAt === undefined
			? {}
			: { instructions_expire_at: found.instructionsExpireAt }),
		...referenceOf(found)
	};
	// A provider tells the same thing several times over; what says nothing new is not written.
	if (isWritten(row, state, change)) return;
	await moveTo(tx, by, { row, refund, payment }, state, change);
}

const isWritten = (row: RefundPaymentsTable, state: RefundPaymentState, change: Change): boolean =>
	state === row.state &&
	row.lease_owner === null &&
	row.parked_at === null &&
	!(TAKEN.includes(state) && row.expected_by === null) &&
	Object.entries(change).every(([column, value]) => row[column as keyof Change] === value);

/** The provider refused for good: the money is free again and a person must find another way. */
export async function recordRefused(tx: Tx, by: By, row: RefundPaymentsTable, code: string): Promise<void> {
	const payment = await paymentOf(tx, row);
	const refund = await refundOf(tx, row);
	if (next(REFUND_PAYMENT_TRANSITIONS, row.state, 'fail') === null) return;
	await moveTo(tx, by, { row, refund, payment }, 'failed', { failure_code: code });
}

/** Nothing more happens by itself from here; the desk shows it with its age. */
export async function park(
	tx: Tx,
	by: By,
	row: RefundPaymentsTable,
	refund: RefundsTable,
	why: string
): Promise<void> {
	if (row.parked_at !== null) return;
	await saveRefundPayment(tx, row, {
		parked_at: by.now,
		failure_code: why,
		lease_owner: null,
		lease_until: null
	});
	await appendEvents(tx, by, [eventOf(row, refund, 'refund_payment_parked', { why })]);
}

const SETTLED: readonly RefundPaymentState[] = ['succeeded', 'failed', 'cancelled'];

type Rows = { row: RefundPaymentsTable; refund: RefundsTable; payment: PaymentsTable };
type Change = Partial<Omit<RefundPaymentsTable, 'id' | 'version' | 'state'>>;

/** One step of a refund payment with all that hangs on it: the payment's figures, the refund, mails and events. */
export async function moveTo(
	tx: Tx,
	by: By,
	{ row, refund, payment }: Rows,
	state: RefundPaymentState,
	change: Change
): Promise<void> {
	const isNew = state !== row.state;
	const isSent = TAKEN.includes(state) && row.expected_by === null;
	const expected = isSent ? await expectedDays(tx, by, refund) : {};
	await saveRefundPayment(tx, row, {
		state,
		...change,
		...expected,
		settled_at: isNew && SETTLED.includes(state) ? by.now : row.settled_at,
		lease_owner: null,
		lease_until: null,
		parked_at: null
	});
	if (isNew) await addToPayment(tx, payment.id, moneyMoved(row, state));
	const type = EVENT_OF_STATE[state];
	const events: NewEvent[] = [];
	if (isNew && type) {
		events.push(
			eventOf(row, refund, type, { amount_minor: row.amount_minor, code: change.failure_code ?? null })
		);
	}
	if (change.reference && change.reference !== row.reference) {
		events.push(eventOf(row, refund, 'refund_reference_known', { reference: change.reference }));
	}
	await appendEvents(tx, by, events);
	await followRefund(tx, by, refund, row.id);
}

function moneyMoved(
	row: RefundPaymentsTable,
	state: RefundPaymentState
): { reserved_minor?: number; refunded_minor?: number } {
	const wasPaid = row.state === 'succeeded';
	if (state === 'succeeded') return { reserved_minor: -row.amount_minor, refunded_minor: row.amount_minor };
	if (state === 'failed' || state === 'cancelled') {
		return wasPaid ? { refunded_minor: -row.amount_minor } : { reserved_minor: -row.amount_minor };
	}
	return {};
}

/** The refund after one of its payments changed, and what the customer hears of it. */
async function followRefund(tx: Tx, by: By, refund: RefundsTable, cause: Id<'rfp'>): Promise<void> {
	const parts = await paymentsOfRefunds(tx, [refund.id]);
	const byHand = await isByHand(tx, parts);
	const state = standingOf(refund, parts, byHand);
	const taken = isAllTaken(parts, refund.amount_minor);
	const isSettled = state === 'succeeded' || state === 'settled_other';
	const wasSettled = refund.state === 'succeeded' || refund.state === 'settled_other';
	const isFailed = state === 'failed' || state === 'part_failed';
	const wasFailed = refund.state === 'failed' || refund.state === 'part_failed';
	const sent_at = refund.sent_at ?? (taken ? by.now : null);
	const settled_at = isSettled ? (refund.settled_at ?? by.now) : null;
	if (state !== refund.state || sent_at !== refund.sent_at || settled_at !== refund.settled_at) {
		await saveRefund(tx, refund, { state, sent_at, settled_at });
		if (refund.return_id) await keepTrack(tx, by, refund.return_id);
		if (refund.source === 'cancellation') await followRefundOfCancellation(tx, by, refund.id);
	}
	if (isSettled !== wasSettled) await keepNote(tx, by, { ...refund, state, sent_at, settled_at });
	if (isSettled && !wasSettled && byHand) {
		await mailRefund(tx, by, refund, 'manual_payout', 'sent');
	} else if (taken && refund.sent_at === null) {
		await mailRefund(tx, by, refund, 'refund_sent');
	}
	if (isSettled && !wasSettled) {
		await appendEvents(tx, by, [
			refundEvent(refund, 'refund_settled', { amount_minor: refund.amount_minor })
		]);
		if (refund.return_id) await settleReturn(tx, by, refund.return_id, refund.id);
	}
	// Settled at once it is told once; told again only when it was pending, or when the bank's reference is known.
	const isKnown = parts.every((part) => part.state !== 'succeeded' || part.reference !== null);
	if (state === 'succeeded' && refund.sent_at !== null && (!wasSettled || isKnown)) {
		await mailRefund(tx, by, refund, 'refund_done');
	}
	if (isFailed && !wasFailed) {
		await appendEvents(tx, by, [refundEvent(refund, 'refund_failed', {})]);
		if (refund.sent_at !== null) await mailRefund(tx, by, refund, 'refund_failed', cause);
	}
}

function standingOf(
	refund: RefundsTable,
	parts: readonly RefundPaymentsTable[],
	byHand: boolean
): RefundState {
	const hasStarted = parts.some((part) => part.state !== 'reserved');
	const state = hasStarted
		? (next(REFUND_TRANSITIONS, refund.state, 'process') ?? refund.state)
		: refund.state;
	const settled = settleRefund({ ...refund, state }, parts);
	if (settled?.command === 'succeed' && byHand)
		return next(REFUND_TRANSITIONS, state, 'settle_other') ?? state;
	return settled?.state ?? state;
}

const TAKEN: readonly RefundPaymentState[] = ['pending', 'requires_action', 'succeeded'];
/** True when the provider has all of it: nothing more will be sent. */
const isAllTaken = (parts: readonly RefundPaymentsTable[], amountMinor: number): boolean =>
	parts.filter((part) => TAKEN.includes(part.state)).reduce((sum, part) => sum + part.amount_minor, 0) ===
	amountMinor;

async function isByHand(tx: Tx, parts: readonly RefundPaymentsTable[]): Promise<boolean> {
	for (const part of parts) {
		if (part.state !== 'succeeded') continue;
		if (part.gateway_refund_id === null || isPaidOutByHand(await paymentOf(tx, part))) return true;
	}
	return false;
}

/** A refund that is not what was asked for must never be taken for it. */
function differenceOf(
	row: RefundPaymentsTable,
	payment: PaymentsTable,
	found: ProviderRefund
): string | null {
	if (row.gateway_refund_id !== null && row.gateway_refund_id !== found.id) return 'second_refund_found';
	if (found.amountMinor !== row.amount_minor) return 'amount_differs';
	if (found.currency !== payment.currency) return 'currency_differs';
	const refs = [found.paymentRef, found.chargeRef];
	return payment.provider_ref !== null && refs.includes(payment.provider_ref) ? null : 'payment_differs';
}

/** `unavailable` is kept as the type, so that nobody goes on asking for a reference that will never come. */
function referenceOf(found: ProviderRefund): Change {
	if (found.reference && found.referenceStatus !== 'pending') {
		return { reference: found.reference, reference_type: found.referenceType ?? 'reference' };
	}
	return found.referenceStatus === 'unavailable' ? { reference_type: 'unavailable' } : {};
}

/** Days in which banks usually show the money, counted from now in the shop's zone. */
async function expectedDays(tx: Tx, by: By, refund: RefundsTable): Promise<Change> {
	const opened = refund.return_id ? await findReturn(tx, refund.return_id) : null;
	const policy = opened
		? await findPolicyVersion(tx, opened.policy_version_id)
		: await policyAt(tx, by.now).catch(() => null);
	if (!policy) return {};
	const zone = await shopTimezone(tx);
	const { from, to } = policy.rules.bank_days;
	return { expected_from: endOfWindow(by.now, from, zone), expected_by: endOfWindow(by.now, to, zone) };
}

async function paymentOf(tx: Tx, row: RefundPaymentsTable): Promise<PaymentsTable> {
	const payment = await findPayment(tx, row.payment_id);
	if (!payment) throw new Error(`refund payment ${row.id} has no payment`);
	return payment;
}

async function refundOf(tx: Tx, row: RefundPaymentsTable): Promise<RefundsTable> {
	const refund = await findRefund(tx, row.refund_id);
	if (!refund) throw new Error(`refund payment ${row.id} has no refund`);
	return refund;
}

export const eventOf = (
	row: Pick<RefundPaymentsTable, 'id'>,
	refund: Pick<RefundsTable, 'order_id' | 'id' | 'return_id'>,
	type: string,
	data: Record<string, unknown>
): NewEvent => ({
	type,
	entity: 'refund_payment',
	entity_id: row.id,
	order_id: refund.order_id,
	data: { ...data, refund_id: refund.id, return_id: refund.return_id }
});

export const refundEvent = (
	refund: Pick<RefundsTable, 'order_id' | 'id' | 'return_id'>,
	type: string,
	data: Record<string, unknown>
): NewEvent => ({
	type,
	entity: 'refund',
	entity_id: refund.id,
	order_id: refund.order_id,
	data: { ...data, return_id: refund.return_id }
});
