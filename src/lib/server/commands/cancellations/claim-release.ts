import { HOLD_RELEASE_TRANSITIONS } from '#lib/domain/cancellation/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import { MINUTE, type Instant } from '#lib/domain/time.ts';
import { next } from '#lib/domain/transitions.ts';
import type { CommandContext } from '../../context.ts';
import type { HoldOrder } from '../../providers/payments/port.ts';
import { appendEvents } from '../../store/events.ts';
import { openFreeze } from '../../store/freezes.ts';
import { findHoldRelease, saveHoldRelease } from '../../store/hold-releases.ts';
import { findPayment } from '../../store/refunds.ts';
import { isOverdue, KEY_LIFE, LEASE_LIFE, monoOf, type Lease } from '../refunds/lease.ts';
import { SYSTEM } from '../refunds/types.ts';
import { parkRelease, releaseEvent } from './hold.ts';

/** The right to act on one release, held by one worker for a while. */
export type ReleaseLease = Pick<Lease, 'owner' | 'version' | 'taken_at' | 'taken_mono'> & {
	hold_release_id: Id<'hrl'>;
};

export type ReleaseClaim =
	| { do: 'nothing' }
	| { do: 'wait'; until: Instant }
	/** `look`: an earlier try may have arrived, so the payment is read before anything is sent. */
	| { do: 'send' | 'look'; lease: ReleaseLease; payment_ref: string };

/** Takes the lease of a release and says what its state asks for. The lease is durable before it answers. */
export async function claimRelease(ctx: CommandContext, id: Id<'hrl'>): Promise<ReleaseClaim> {
	return ctx.db.transaction(async (tx) => {
		const now = ctx.clock.now();
		const row = await findHoldRelease(tx, id);
		const payment = row && (await findPayment(tx, row.payment_id));
		if (!row || !payment || row.parked_at !== null) return { do: 'nothing' };
		if (next(HOLD_RELEASE_TRANSITIONS, row.state, 'send') === null) return { do: 'nothing' };
		const heldUntil = row.lease_owner === null ? null : row.lease_until;
		if (heldUntil !== null && heldUntil > now && heldUntil <= now + LEASE_LIFE) {
			return { do: 'wait', until: heldUntil };
		}
		// Books that may be older than the provider send nothing before the two were compared.
		if (await openFreeze(tx)) return { do: 'wait', until: now + 15 * MINUTE };
		if (isOverdue(row, now)) {
			await parkRelease(tx, { ids: ctx.ids, now, actor: SYSTEM }, row, row.failure_code ?? 'no_answer');
			return { do: 'nothing' };
		}
		const lease: ReleaseLease = {
			hold_release_id: id,
			owner: ctx.ids.token(),
			version: row.version + 1,
			taken_at: now,
			taken_mono: monoOf(ctx.clock)
		};
		await saveHoldRelease(tx, row, { lease_owner: lease.owner, lease_until: now + LEASE_LIFE });
		const isFirst = row.state === 'waiting' && row.attempts === 0;
		return { do: isFirst ? 'send' : 'look', lease, payment_ref: payment.provider_ref ?? '' };
	});
}

/**
 * The last write before the call: intent and key are durable from here on, for the holder of an unbroken lease alone.
 * A key that the provider may have forgotten is replaced. Null: somebody else took over.
 */
export async function armRelease(
	ctx: CommandContext,
	lease: ReleaseLease
): Promise<{ order: HoldOrder; lease: ReleaseLease } | null> {
	return ctx.db.transaction(async (tx) => {
		const now = ctx.clock.now();
		const row = await findHoldRelease(tx, lease.hold_release_id);
		const payment = row && (await findPayment(tx, row.payment_id));
		if (!row || !payment || row.version !== lease.version || row.lease_owner !== lease.owner) return null;
		if ((await openFreeze(tx)) || next(HOLD_RELEASE_TRANSITIONS, row.state, 'send') === null) return null;
		const age = row.first_attempt_at === null ? 0 : now - row.first_attempt_at;
		const isSpent = row.failure_code === 'provider_error' || row.failure_code === 'key_mismatch';
		const generation = age < 0 || age >= KEY_LIFE || isSpent ? row.generation + 1 : row.generation;
		const gateway_key = `${row.id}:${generation}`;
		const isFirst = generation !== row.generation || row.first_attempt_at === null;
		const saved = await saveHoldRelease(tx, row, {
			state: 'sending',
			generation,
			gateway_key,
			attempts: row.attempts + 1,
			first_attempt_at: isFirst ? now : row.first_attempt_at,
			last_attempt_at: now,
			lease_until: now + LEASE_LIFE,
			failure_code: null
		});
		if (!saved) return null;
		await appendEvents(tx, { ids: ctx.ids, now, actor: SYSTEM }, [
			await releaseEvent(tx, row, 'hold_release_attempted', { attempt: row.attempts + 1 })
		]);
		return {
			order: {
				paymentRef: payment.provider_ref ?? '',
				captureMinor: row.capture_minor,
				currency: payment.currency,
				key: gateway_key
			},
			lease: { ...lease, version: row.version + 1, taken_at: now, taken_mono: monoOf(ctx.clock) }
		};
	});
}
