import type {
	PaymentsPort,
	ProviderRefund,
	RefundOrder,
	SendOutcome
} from '../../providers/payments/port.ts';
import { PaymentsReadError } from '../../providers/payments/port.ts';
import { applyProviderRefund } from '../../commands/refunds/apply-provider-refund.ts';
import { armPayment } from '../../commands/refunds/arm-payment.ts';
import { claimPayment } from '../../commands/refunds/claim-payment.ts';
import { afterAbsence, askAgainAt, isStillHeld, monoOf, type Lease } from '../../commands/refunds/lease.ts';
import { recordOutcome, type Learned } from '../../commands/refunds/record-outcome.ts';
import { releasePayment } from '../../commands/refunds/release-payment.ts';
import { REFUND_MARK, REFUND_PAYMENT_MARK } from '../../commands/refunds/types.ts';
import { MINUTE } from '#lib/domain/time.ts';
import type { Context } from '../../context.ts';
import { findRefundPayment } from '../../store/refunds.ts';
import type { RefundPaymentsTable } from '../../store/schema.ts';
import { TryAgainAt, type JobBodies } from '../queue.ts';

type Body = JobBodies['refund.move'];

/** The steps that make a refund happen once, each a value: a simulation shows what goes wrong without one of them. */
export type RefundSteps = {
	claimPayment: typeof claimPayment;
	armPayment: typeof armPayment;
	isStillHeld: typeof isStillHeld;
	recordOutcome: typeof recordOutcome;
	releasePayment: typeof releasePayment;
};
export const REFUND_STEPS: RefundSteps = {
	claimPayment,
	armPayment,
	isStillHeld,
	recordOutcome,
	releasePayment
};

/**
 * Moves one refund payment a step towards its end. The order of things is what makes a refund happen once: the intent
 * and its key are durable before the call; only the holder of a fresh lease calls; after any doubt the provider is
 * asked before anything is sent again. Told in docs/ARCHITECTURE.md, money.
 */
export async function moveRefund(
	context: Context,
	body: Body,
	_job?: unknown,
	steps: RefundSteps = REFUND_STEPS
): Promise<void> {
	// Without a payment provider the money waits, visibly, for a person or for the settings.
	if (!context.payments)
		throw new TryAgainAt(context.clock.now() + 15 * MINUTE, 'no payment provider is set up');
	const claim = await steps.claimPayment(context, body.refund_payment_id);
	switch (claim.do) {
		case 'nothing':
			return;
		case 'wait':
			throw new TryAgainAt(claim.until, 'another worker holds this refund');
		case 'read':
			return read(context, claim.gateway_refund_id);
		case 'send':
			return send(steps, context, claim.lease, 'same_key', claim.payment_ref);
		case 'look_up':
			return lookUp(steps, context, claim.lease, claim.payment_ref);
	}
}

/** The provider has the refund: bring the ledger up to what it says now. */
async function read(context: Context, gatewayRefundId: string): Promise<void> {
	const found = await asking(context, () => context.payments?.readRefund(gatewayRefundId));
	if (found) await applyProviderRefund(context, found);
}

async function lookUp(steps: RefundSteps, context: Context, lease: Lease, paymentRef: string): Promise<void> {
	const looked = monoOf(context.clock);
	const found = await findOurs(context, lease, paymentRef);
	if (found === 'unreachable') {
		await steps.releasePayment(context, lease);
		const now = context.clock.now();
		const waiting = await findRefundPayment(context.db.read, lease.refund_payment_id);
		const again = askAgainAt(waiting?.last_attempt_at ?? waiting?.created_at ?? now, now);
		throw new TryAgainAt(again, 'the provider could not be asked');
	}
	if (found !== 'absent') {
		watchOf(context).delete(lease.refund_payment_id);
		return learn(steps, context, lease, found);
	}
	const row = await findRefundPayment(context.db.read, lease.refund_payment_id);
	if (!row) return;
	const absence = afterAbsence(row, context.clock.now(), watchedFor(context, row, looked));
	if (absence.do === 'wait') {
		await steps.releasePayment(context, lease);
		throw new TryAgainAt(absence.until, 'a late request could still arrive');
	}
	return send(steps, context, lease, absence.do, paymentRef);
}

type Watch = Map<string, { attempts: number; since: number }>;
const watches = new WeakMap<Context['clock'], Watch>();

/** What this process has seen to be absent, since when by its monotonic clock. */
function watchOf({ clock }: Context): Watch {
	const watch = watches.get(clock) ?? new Map();
	watches.set(clock, watch);
	return watch;
}

/** How long the last try has been absent under our own eyes; a further try starts the watch anew. */
function watchedFor(
	context: Context,
	{ id, attempts }: Pick<RefundPaymentsTable, 'id' | 'attempts'>,
	looked: number
): number {
	const watch = watchOf(context);
	const known = watch.get(id);
	if (known?.attempts === attempts) return looked - known.since;
	watch.set(id, { attempts, since: looked });
	return 0;
}

async function send(
	steps: RefundSteps,
	context: Context,
	lease: Lease,
	key: 'same_key' | 'new_key',
	paymentRef: string
): Promise<void> {
	const armed = await steps.armPayment(context, lease, key);
	if (!armed || !context.payments) return;
	if (!steps.isStillHeld(armed.lease, context.clock.now(), monoOf(context.clock))) {
		throw new TryAgainAt(context.clock.now() + MINUTE, 'the lease was no longer fresh');
	}
	const outcome = await sent(context.payments, armed.order);
	if (outcome.kind !== 'refused') return learn(steps, context, armed.lease, outcome);
	// "Already refunded" may speak of this very refund: an earlier try may have arrived.
	const found = await findOurs(context, armed.lease, paymentRef);
	if (found === 'unreachable') {
		return learn(steps, context, armed.lease, {
			kind: 'unknown',
			cause: 'connection',
			message: outcome.code
		});
	}
	return learn(steps, context, armed.lease, found === 'absent' ? outcome : found);
}

/** An order that no provider could take (a reference that is none of its own) moved nothing and never will. */
async function sent(payments: PaymentsPort, order: RefundOrder): Promise<SendOutcome> {
	try {
		return await payments.sendRefund(order);
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		return { kind: 'refused', code: 'order_not_sendable', message: error.message, definitive: true };
	}
}

async function learn(steps: RefundSteps, context: Context, lease: Lease, learned: Learned): Promise<void> {
	const again = await steps.recordOutcome(context, lease, learned);
	if (again) throw new TryAgainAt(again.again_at, `refund payment: ${learned.kind}`);
}

/** Looks through all refunds of the payment for ours, whichever try made it. */
async function findOurs(
	context: Context,
	lease: Lease,
	paymentRef: string
): Promise<Learned | 'absent' | 'unreachable'> {
	let refunds: ProviderRefund[];
	try {
		refunds = (await context.payments?.findRefunds({ paymentRef })) ?? [];
	} catch (error) {
		// A reference that names no payment there has no refunds there either.
		if (error instanceof TypeError) return 'absent';
		if (!(error instanceof PaymentsReadError)) throw error;
		context.log.warn({ refund_payment: lease.refund_payment_id, code: error.code }, 'refunds not readable');
		return 'unreachable';
	}
	const own = refunds.filter((refund) => refund.metadata[REFUND_PAYMENT_MARK] === lease.refund_payment_id);
	const standing = own.find((refund) => stands(refund)) ?? own[0];
	if (standing) return { kind: 'found', refund: standing };
	const row = await findRefundPayment(context.db.read, lease.refund_payment_id);
	const siblings = refunds.filter(
		(refund) => row && refund.metadata[REFUND_MARK] === row.refund_id && stands(refund)
	);
	for (const sibling of siblings) {
		const mark = sibling.metadata[REFUND_PAYMENT_MARK];
		const known = mark ? await findRefundPayment(context.db.read, mark as Lease['refund_payment_id']) : null;
		// A try that was written off as failed has paid after all: sending another would pay twice.
		if (known?.state === 'failed') return { kind: 'contradicted' };
	}
	return 'absent';
}

const stands = (refund: ProviderRefund): boolean =>
	refund.status !== 'failed' && refund.status !== 'canceled';

/** A read that gave no answer is worth another try, later. */
async function asking<T>(context: Context, ask: () => Promise<T> | undefined): Promise<T | undefined> {
	try {
		return await ask();
	} catch (error) {
		if (!(error instanceof PaymentsReadError)) throw error;
		if (error.code === 'unavailable') throw new TryAgainAt(context.clock.now() + MINUTE, error.message);
		context.log.warn({ code: error.code }, 'the provider does not show this refund');
		return undefined;
	}
}
