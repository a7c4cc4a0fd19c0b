import { z } from 'zod';
import { REFUND_PAYMENT_TRANSITIONS, REFUND_TRANSITIONS } from '#lib/domain/refund/states.ts';
import { next } from '#lib/domain/transitions.ts';
import type { CommandContext } from '../../context.ts';
import type { RefundOrder } from '../../providers/payments/port.ts';
import { appendEvents } from '../../store/events.ts';
import { isHeldBack, openFreeze } from '../../store/freezes.ts';
import {
	findPayment,
	findRefund,
	findRefundPayment,
	saveRefund,
	saveRefundPayment
} from '../../store/refunds.ts';
import { LEASE_LIFE, monoOf, type Lease } from './lease.ts';
import { eventOf, park } from './record.ts';
import { gatewayKey, SYSTEM } from './types.ts';

/** What is sent, as it was stored when the money was reserved: the same key always carries the same parameters. */
const storedParams = z.object({
	paymentRef: z.string(),
	amountMinor: z.number().int().positive(),
	currency: z.string(),
	metadata: z.record(z.string(), z.string()),
	instructionsEmail: z.string().optional()
});

export type ArmedOrder = { order: RefundOrder; lease: Lease };

/**
 * The last write before the call: `sending` and the key are durable from here on. It succeeds only for the holder of
 * an unbroken lease, so two workers can never both come this far with one version. Null: somebody else took over.
 */
export async function armPayment(
	ctx: CommandContext,
	lease: Lease,
	key: 'same_key' | 'new_key'
): Promise<ArmedOrder | null> {
	return ctx.db.transaction(async (tx) => {
		const now = ctx.clock.now();
		const row = await findRefundPayment(tx, lease.refund_payment_id);
		const refund = row && (await findRefund(tx, row.refund_id));
		if (!row || !refund) return null;
		const isOurs =
			row.version === lease.version && row.lease_owner === lease.owner && row.generation === lease.generation;
		if (!isOurs || next(REFUND_PAYMENT_TRANSITIONS, row.state, 'send') === null) return null;
		// Somebody may have frozen refunds since this was claimed.
		if ((await openFreeze(tx)) || (await isHeldBack(tx, row.payment_id))) return null;
		const by = { ids: ctx.ids, now, actor: SYSTEM };
		const payment = await findPayment(tx, row.payment_id);
		if (payment?.dispute_state === 'open' || payment?.dispute_state === 'lost') {
			await park(tx, by, row, refund, 'payment_disputed');
			return null;
		}
		const generation = key === 'new_key' ? row.generation + 1 : row.generation;
		const gateway_key = gatewayKey(row.id, generation);
		const isFirst = key === 'new_key' || row.first_attempt_at === null;
		const saved = await saveRefundPayment(tx, row, {
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
		const started = next(REFUND_TRANSITIONS, refund.state, 'process');
		if (started !== null) await saveRefund(tx, refund, { state: started });
		await appendEvents(tx, by, [
			eventOf(row, refund, 'refund_payment_attempted', { attempt: row.attempts + 1, generation })
		]);
		const stored = storedParams.parse(JSON.parse(row.gateway_params));
		return {
			order: {
				paymentRef: stored.paymentRef,
				amountMinor: stored.amountMinor,
				currency: stored.currency,
				metadata: stored.metadata,
				key: gateway_key,
				...(stored.instructionsEmail !== undefined && { instructionsEmail: stored.instructionsEmail })
			},
			lease: { ...lease, version: row.version + 1, generation, taken_at: now, taken_mono: monoOf(ctx.clock) }
		};
	});
}
