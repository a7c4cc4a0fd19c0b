import { HOLD_RELEASE_TRANSITIONS } from '#lib/domain/cancellation/states.ts';
import type { Instant } from '#lib/domain/time.ts';
import { next } from '#lib/domain/transitions.ts';
import type { CommandContext } from '../../context.ts';
import type { ProviderPayment, SendFailure } from '../../providers/payments/port.ts';
import { findHoldRelease, openReleasesOfRef, saveHoldRelease } from '../../store/hold-releases.ts';
import type { By } from '../orders/by.ts';
import { backOff, isOverdue } from '../refunds/lease.ts';
import { SYSTEM } from '../refunds/types.ts';
import type { ReleaseLease } from './claim-release.ts';
import { parkRelease, recordHold } from './hold.ts';

/** What a worker learned under its lease. `found`: the payment as the provider has it. */
export type LearnedOfHold = { kind: 'found'; payment: ProviderPayment } | SendFailure;

/** Writes down what was learned and answers when to go on; null when nothing is left to do for now. */
export async function recordRelease(
	ctx: CommandContext,
	lease: ReleaseLease,
	learned: LearnedOfHold
): Promise<{ again_at: Instant } | null> {
	return ctx.db.transaction(async (tx) => {
		const by: By = { ids: ctx.ids, now: ctx.clock.now(), actor: SYSTEM };
		const row = await findHoldRelease(tx, lease.hold_release_id);
		if (!row) return null;
		if (learned.kind === 'found') {
			// The truth about the provider is worth writing down even when the lease is lost.
			await recordHold(tx, by, row, learned.payment);
			return null;
		}
		if (row.version !== lease.version || row.lease_owner !== lease.owner) return null;
		const free = { lease_owner: null, lease_until: null };
		if (learned.kind === 'refused') {
			await parkRelease(tx, by, row, learned.code);
			return null;
		}
		if (learned.kind === 'busy') {
			if (isOverdue(row, by.now)) {
				await parkRelease(tx, by, row, learned.reason);
				return null;
			}
			await saveHoldRelease(tx, row, { ...free, failure_code: learned.reason });
			return { again_at: by.now + Math.max(learned.retryAfterMs ?? 0, backOff(row.attempts)) };
		}
		const state = next(HOLD_RELEASE_TRANSITIONS, row.state, 'lose_answer') ?? row.state;
		await saveHoldRelease(tx, row, { ...free, state, failure_code: learned.cause });
		return { again_at: by.now + backOff(row.attempts) };
	});
}

/** Brings the open releases of a payment up to what the provider says of it, whoever asked. */
export async function applyHold(ctx: CommandContext, payment: ProviderPayment): Promise<void> {
	const open = await openReleasesOfRef(ctx.db.read, payment.ref);
	if (open.length === 0) return;
	await ctx.db.transaction(async (tx) => {
		const by: By = { ids: ctx.ids, now: ctx.clock.now(), actor: SYSTEM };
		for (const { id } of open) {
			const row = await findHoldRelease(tx, id);
			if (row) await recordHold(tx, by, row, payment);
		}
	});
}

/** Gives a lease back when nothing was sent under it. */
export async function giveBackLease(ctx: CommandContext, lease: ReleaseLease): Promise<void> {
	await ctx.db.transaction(async (tx) => {
		const row = await findHoldRelease(tx, lease.hold_release_id);
		if (!row || row.version !== lease.version || row.lease_owner !== lease.owner) return;
		const state = row.state === 'sending' ? 'unknown' : row.state;
		await saveHoldRelease(tx, row, { state, lease_owner: null, lease_until: null });
	});
}
