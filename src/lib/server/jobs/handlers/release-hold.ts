import { MINUTE } from '#lib/domain/time.ts';
import { armRelease, claimRelease, type ReleaseLease } from '../../commands/cancellations/claim-release.ts';
import {
	giveBackLease,
	recordRelease,
	type LearnedOfHold
} from '../../commands/cancellations/record-release.ts';
import { isStillHeld, monoOf } from '../../commands/refunds/lease.ts';
import type { Context } from '../../context.ts';
import {
	PaymentsReadError,
	type HoldOrder,
	type HoldOutcome,
	type PaymentsPort,
	type ProviderPayment
} from '../../providers/payments/port.ts';
import { TryAgainAt, type JobBodies } from '../queue.ts';

/**
 * Lets go of held money, as move-refund.ts moves taken money: intent and key are durable before the call, only the
 * holder of a fresh lease calls, and after any doubt the payment is read before anything is sent again.
 */
export async function releaseHold(context: Context, body: JobBodies['hold.release']): Promise<void> {
	const { payments, clock } = context;
	if (!payments) throw new TryAgainAt(clock.now() + 15 * MINUTE, 'no payment provider is set up');
	const claim = await claimRelease(context, body.hold_release_id);
	if (claim.do === 'nothing') return;
	if (claim.do === 'wait') throw new TryAgainAt(claim.until, 'another worker holds this release');
	if (claim.do === 'look') {
		const found = await look(context, payments, claim.lease, claim.payment_ref);
		if (found && found.status !== 'authorised') {
			return learn(context, claim.lease, { kind: 'found', payment: found });
		}
	}
	const armed = await armRelease(context, claim.lease);
	if (!armed) return;
	if (!isStillHeld(armed.lease, clock.now(), monoOf(clock))) {
		throw new TryAgainAt(clock.now() + MINUTE, 'the lease was no longer fresh');
	}
	const outcome = await sent(payments, armed.order);
	if (outcome.kind === 'accepted') {
		return learn(context, armed.lease, { kind: 'found', payment: outcome.payment });
	}
	if (outcome.kind !== 'refused') return learn(context, armed.lease, outcome);
	// "Cannot be cancelled" may speak of what an earlier try or somebody else did.
	const found = await look(context, payments, armed.lease, claim.payment_ref);
	const isMoved = found !== null && found.status !== 'authorised';
	return learn(context, armed.lease, isMoved ? { kind: 'found', payment: found } : outcome);
}

/** An order that no provider could take moved nothing and never will. */
async function sent(payments: PaymentsPort, order: HoldOrder): Promise<HoldOutcome> {
	try {
		return await payments.releaseHold(order);
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		return { kind: 'refused', code: 'order_not_sendable', message: error.message, definitive: true };
	}
}

/** The payment as it stands; null when the provider has none of that name. */
async function look(
	context: Context,
	payments: PaymentsPort,
	lease: ReleaseLease,
	ref: string
): Promise<ProviderPayment | null> {
	try {
		return await payments.readPayment(ref);
	} catch (error) {
		if (error instanceof TypeError) return null;
		if (!(error instanceof PaymentsReadError)) throw error;
		if (error.code !== 'unavailable') return null;
		await giveBackLease(context, lease);
		throw new TryAgainAt(context.clock.now() + MINUTE, 'the provider could not be asked');
	}
}

async function learn(context: Context, lease: ReleaseLease, learned: LearnedOfHold): Promise<void> {
	const again = await recordRelease(context, lease, learned);
	if (again) throw new TryAgainAt(again.again_at, `held money: ${learned.kind}`);
}
