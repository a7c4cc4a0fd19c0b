import type { Instant } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import type { ProviderRefund, SendOutcome } from '../../providers/payments/port.ts';
import type { Tx } from '../../store/database.ts';
import { findRefund, findRefundPayment, saveRefundPayment } from '../../store/refunds.ts';
import type { RefundPaymentsTable } from '../../store/schema.ts';
import { backOff, isOverdue, type Lease } from './lease.ts';
import { park, recordProvider, recordRefused } from './record.ts';
import type { By } from '../orders/by.ts';
import { SYSTEM } from './types.ts';

/** What a worker learned under its lease: the answer to a send, or what a look at the provider found. */
export type Learned =
	| SendOutcome
	| { kind: 'found'; refund: ProviderRefund }
	/** Another payment of the same refund, given up as failed, exists at the provider after all. */
	| { kind: 'contradicted' };

/** Writes down what was learned and answers when to go on; null when nothing is left to do for now. */
export async function recordOutcome(
	ctx: CommandContext,
	lease: Lease,
	learned: Learned
): Promise<{ again_at: Instant } | null> {
	return ctx.db.transaction(async (tx) => {
		const now = ctx.clock.now();
		const by: By = { ids: ctx.ids, now, actor: SYSTEM };
		const row = await findRefundPayment(tx, lease.refund_payment_id);
		if (!row) return null;
		if (learned.kind === 'accepted' || learned.kind === 'found') {
			// The truth about the provider is worth writing down even when the lease is lost.
			await recordProvider(tx, by, row, learned.refund);
			return null;
		}
		const isOurs = row.version === lease.version && row.lease_owner === lease.owner;
		if (!isOurs) return null;
		if (learned.kind === 'refused') {
			await recordRefused(tx, by, row, learned.code);
			return null;
		}
		if (learned.kind === 'contradicted') return parkRow(tx, by, row, 'provider_disagrees');
		if (learned.kind === 'busy') {
			if (isOverdue(row, now)) return parkRow(tx, by, row, learned.reason);
			await saveRefundPayment(tx, row, {
				lease_owner: null,
				lease_until: null,
				failure_code: learned.reason
			});
			return { again_at: now + Math.max(learned.retryAfterMs ?? 0, backOff(row.attempts)) };
		}
		await saveRefundPayment(tx, row, {
			state: 'unknown',
			lease_owner: null,
			lease_until: null,
			failure_code: learned.cause
		});
		return { again_at: now + backOff(row.attempts) };
	});
}

async function parkRow(tx: Tx, by: By, row: RefundPaymentsTable, why: string): Promise<null> {
	const refund = await findRefund(tx, row.refund_id);
	if (refund) await park(tx, by, row, refund, why);
	return null;
}
