import type Stripe from 'stripe';
import { unrefunded } from './charges.ts';
import { invalidRequest } from './errors.ts';
import { newAcquirerReference } from './ids.ts';
import type { TestMethod } from './payment-methods.ts';
import { bookMovement, type RefundFate, type StoredCharge, type StoredRefund, type World } from './world.ts';

/** What a new card refund's state is, and what will happen to it by itself. */
export function afterCreation(
	world: World,
	refund: StoredRefund,
	method: TestMethod,
	fate: RefundFate | undefined
): void {
	const { now, delays, schedule } = world;
	const object = refund.id;
	if (fate?.kind === 'refund_stays_pending') {
		return makePending(refund, fate.pendingReason ?? 'processing');
	}
	if (fate?.kind === 'refund_fails_later' || method.refund === 'succeeds_then_fails') {
		const wait = (fate?.kind === 'refund_fails_later' ? fate.delayMs : undefined) ?? delays.failMs;
		const failureReason =
			(fate?.kind === 'refund_fails_later' ? fate.failureReason : undefined) ?? 'expired_or_canceled_card';
		return schedule({ at: now() + wait, object, change: 'refund_fails', failureReason });
	}
	if (method.refund === 'pending_then_succeeds') {
		makePending(refund, 'processing');
		return schedule({ at: now() + delays.settleMs, object, change: 'refund_succeeds' });
	}
	if (fate?.kind !== 'refund_is_reversal') {
		schedule({ at: now() + delays.referenceMs, object, change: 'reference_available' });
	}
}

/** A method without native refunds: Stripe writes to the customer for bank details. */
export function waitForBankDetails(world: World, refund: StoredRefund, email: string): void {
	const expires = world.now() + world.delays.instructionsExpireMs;
	refund.status = 'requires_action';
	refund.next_action = {
		type: 'display_details',
		display_details: {
			email_sent: { email_sent_at: world.seconds(), email_sent_to: email },
			expires_at: Math.floor(expires / 1000)
		}
	};
	world.schedule({ at: expires, object: refund.id, change: 'refund_expires' });
}

/** pending or requires_action -> succeeded. */
export function succeedRefund(world: World, refund: StoredRefund): void {
	expectStatus(refund, ['pending', 'requires_action']);
	const hadToAct = refund.status === 'requires_action';
	unschedule(world, refund.id);
	refund.status = 'succeeded';
	delete refund.pending_reason;
	delete refund.next_action;
	if (hadToAct) {
		refund.destination_details = {
			type: 'th_bank_transfer',
			th_bank_transfer: { reference: null, reference_status: 'pending' }
		};
		world.emit('charge.refunded', chargeBehind(world, refund));
	}
	updated(world, refund);
	const at = world.now() + world.delays.referenceMs;
	world.schedule({ at, object: refund.id, change: 'reference_available' });
}

/** pending, requires_action or succeeded -> failed: the money is back on the merchant's balance. */
export function failRefund(world: World, refund: StoredRefund, reason = 'expired_or_canceled_card'): void {
	expectStatus(refund, ['pending', 'requires_action', 'succeeded']);
	giveBack(world, refund, 'failed', reason);
	updated(world, refund);
	world.emit('refund.failed', refund);
}

/** requires_action -> canceled, on the merchant's word. */
export function cancelRefund(world: World, refund: StoredRefund): StoredRefund {
	if (refund.status !== 'requires_action') {
		throw invalidRequest(
			`You can only cancel a refund with a status of requires_action. This refund (${refund.id}) has a status of ${refund.status}.`
		);
	}
	giveBack(world, refund, 'canceled', 'merchant_request');
	updated(world, refund);
	return refund;
}

/** The bank's reference arrives: an ARN for cards (1-3 business days in the real world). */
export function makeReferenceAvailable(world: World, refund: StoredRefund): void {
	const details = refund.destination_details;
	if (refund.status !== 'succeeded' || !details) return;
	const reference = newAcquirerReference();
	if (details.card?.type === 'refund') {
		Object.assign(details.card, { reference, reference_status: 'available' });
	} else if (details.th_bank_transfer) {
		details.th_bank_transfer = { reference: reference.slice(0, 12), reference_status: 'available' };
	} else return;
	updated(world, refund);
}

/** Where the money goes: back to the card as a refund with a reference, or as a reversal without one. */
export function destinationOf(
	charge: StoredCharge,
	fate: RefundFate | undefined
): Stripe.Refund.DestinationDetails {
	if (charge.payment_method_details?.type !== 'card') {
		return {
			type: 'th_bank_transfer',
			th_bank_transfer: { reference: null, reference_status: 'pending' }
		};
	}
	if (fate?.kind === 'refund_is_reversal') return { type: 'card', card: { type: 'reversal' } };
	return {
		type: 'card',
		card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' }
	};
}

function makePending(refund: StoredRefund, reason: string): void {
	refund.status = 'pending';
	refund.pending_reason = reason;
	const card = refund.destination_details?.card;
	if (card) card.type = 'pending';
}

function giveBack(world: World, refund: StoredRefund, status: string, reason: string): void {
	unschedule(world, refund.id);
	const charge = chargeBehind(world, refund);
	charge.amount_refunded -= refund.amount;
	charge.refunded = unrefunded(charge) === 0;
	refund.status = status;
	refund.failure_reason = reason;
	refund.failure_balance_transaction = bookMovement(world, {
		amount: refund.amount,
		currency: refund.currency,
		source: refund.id,
		type: 'refund_failure'
	});
	delete refund.pending_reason;
	delete refund.next_action;
}

function updated(world: World, refund: StoredRefund): void {
	const card = refund.destination_details?.card;
	if (refund.status === 'succeeded' && card?.type === 'pending') card.type = 'refund';
	world.emit('refund.updated', refund);
	world.emit('charge.refund.updated', refund);
}

function unschedule(world: World, id: string): void {
	world.state.scheduled = world.state.scheduled.filter((item) => item.object !== id);
}

function chargeBehind(world: World, refund: StoredRefund): StoredCharge {
	const charge = world.state.charges.get(refund.charge);
	if (!charge) throw new Error(`refund ${refund.id} has lost its charge`);
	return charge;
}

function expectStatus(refund: StoredRefund, allowed: string[]): void {
	if (allowed.includes(refund.status)) return;
	throw invalidRequest(
		`Refund ${refund.id} has a status of ${refund.status}, not one of ${allowed.join(', ')}.`
	);
}
