import type { CommandContext } from '../../context.ts';
import { findRefundPayment, saveRefundPayment } from '../../store/refunds.ts';
import type { Lease } from './lease.ts';

/**
 * Gives a lease back when nothing was sent under it. A row that was `sending` becomes `unknown`, so that nobody takes
 * the free lease for an answer.
 */
export async function releasePayment(ctx: CommandContext, lease: Lease): Promise<void> {
	await ctx.db.transaction(async (tx) => {
		const row = await findRefundPayment(tx, lease.refund_payment_id);
		if (!row || row.version !== lease.version || row.lease_owner !== lease.owner) return;
		await saveRefundPayment(tx, row, {
			state: row.state === 'sending' ? 'unknown' : row.state,
			lease_owner: null,
			lease_until: null
		});
	});
}
