import { isPaidOutByHand } from '#lib/domain/refund/payment-shares.ts';
import type { Id } from '#lib/domain/ids.ts';
import { MINUTE, type Instant } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import { BOOKS_DIFFER, isHeldBack, openFreeze } from '../../store/freezes.ts';
import { findPayment, findRefund, findRefundPayment, saveRefundPayment } from '../../store/refunds.ts';
import type { PaymentsTable, RefundPaymentsTable, RefundsTable } from '../../store/schema.ts';
import { isOverdue, KEY_LIFE, LEASE_LIFE, monoOf, type Lease } from './lease.ts';
import { park } from './record.ts';
import { SYSTEM } from './types.ts';

export type Claim =
	| { do: 'nothing' }
	| { do: 'wait'; until: Instant }
	/** The provider has it: see how far it is. */
	| { do: 'read'; gateway_refund_id: string }
	/** Never sent, or certainly not executed: it may go out. */
	| { do: 'send'; lease: Lease; payment_ref: string }
	/** It may have been executed: look before anything is sent. */
	| { do: 'look_up'; lease: Lease; payment_ref: string };

/** Takes the lease of a refund payment and says what its state asks for. The lease is durable before it answers. */
export async function claimPayment(ctx: CommandContext, id: Id<'rfp'>): Promise<Claim> {
	return ctx.db.transaction(async (tx) => {
		const now = ctx.clock.now();
		const row = await findRefundPayment(tx, id);
		const refund = row && (await findRefund(tx, row.refund_id));
		const payment = row && (await findPayment(tx, row.payment_id));
		if (!row || !refund || !payment || row.parked_at !== null) return { do: 'nothing' };
		const state = row.state;
		if (state === 'pending' || state === 'requires_action' || state === 'succeeded') {
			return row.gateway_refund_id === null
				? { do: 'nothing' }
				: { do: 'read', gateway_refund_id: row.gateway_refund_id };
		}
		if (state === 'failed' || state === 'cancelled' || !mayMove(refund, payment)) return { do: 'nothing' };
		const heldUntil = row.lease_owner === null ? null : row.lease_until;
		// A lease that ends later than any lease can was written by a clock that was wrong.
		if (heldUntil !== null && heldUntil > now && heldUntil <= now + LEASE_LIFE) {
			return { do: 'wait', until: heldUntil };
		}
		// Books that may be older than the provider send nothing before the two were compared.
		if (await openFreeze(tx)) return { do: 'wait', until: now + FROZEN_WAIT };
		const by = { ids: ctx.ids, now, actor: SYSTEM };
		if (await isHeldBack(tx, payment.id)) {
			await park(tx, by, row, refund, BOOKS_DIFFER);
			return { do: 'nothing' };
		}
		const isDisputed = payment.dispute_state === 'open' || payment.dispute_state === 'lost';
		if (state === 'reserved' && isDisputed) {
			await park(tx, by, row, refund, 'payment_disputed');
			return { do: 'nothing' };
		}
		if (isOverdue(row, now)) {
			await park(tx, by, row, refund, row.failure_code ?? 'no_answer');
			return { do: 'nothing' };
		}
		const lease: Lease = {
			refund_payment_id: id,
			owner: ctx.ids.token(),
			version: row.version + 1,
			generation: row.generation,
			taken_at: now,
			taken_mono: monoOf(ctx.clock)
		};
		await saveRefundPayment(tx, row, { lease_owner: lease.owner, lease_until: now + LEASE_LIFE });
		return {
			do: maySendUnseen(row, now) ? 'send' : 'look_up',
			lease,
			payment_ref: payment.provider_ref ?? ''
		};
	});
}

/** A thaw wakes those who wait; this is for a thaw that nobody heard. */
const FROZEN_WAIT = 15 * MINUTE;

const MOVING: readonly RefundsTable['state'][] = ['approved', 'processing'];
const mayMove = (refund: RefundsTable, payment: PaymentsTable): boolean =>
	MOVING.includes(refund.state) && payment.provider_ref !== null && !isPaidOutByHand(payment);

/**
 * The first try needs no look while its key would still be known, had these books been put back to before it was sent.
 * The second neither when the provider itself said that the first did nothing: such an answer releases the lease. Of
 * more tries one may have been lost and arrive after the last look, and be dated by a clock that was days ahead. A lease
 * that ran out means that a worker died somewhere between sending and writing down.
 */
function maySendUnseen(row: RefundPaymentsTable, now: Instant): boolean {
	if (row.state === 'reserved') return row.generation === 0 && isFresh(row.created_at, now);
	if (row.state !== 'sending' || row.lease_owner !== null || row.first_attempt_at === null) return false;
	return row.attempts === 1 && isFresh(row.first_attempt_at, now);
}

function isFresh(since: Instant, now: Instant): boolean {
	const age = now - since;
	return age >= 0 && age < KEY_LIFE;
}
