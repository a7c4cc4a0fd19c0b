import { actorId, type Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { findRefund, findRefundPayment } from '../../store/refunds.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { eventOf } from '../refunds/record.ts';
import { findLeader } from './leader.ts';
import { mayReconcile } from './permissions.ts';

/** Says who sees to a refund that is stuck. */
export async function handOver(
	ctx: CommandContext,
	actor: Actor,
	input: { refund_payment_id: Id<'rfp'>; staff_id: Id<'stf'> }
): Promise<Result<null>> {
	if (!mayReconcile(actor)) return refused('not_allowed');
	return inTransaction<null>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const row = await findRefundPayment(tx, input.refund_payment_id);
		const refund = row && (await findRefund(tx, row.refund_id));
		const owner = await findLeader(tx, input.staff_id);
		if (!row || !refund || !owner) return refused('not_found');
		const owned = { staff_id: owner.id, given_by: actorId(actor), at: by.now };
		await tx
			.insertInto('stuck_refund_owners')
			.values({ refund_payment_id: row.id, ...owned })
			.onConflict((conflict) => conflict.column('refund_payment_id').doUpdateSet(owned))
			.execute();
		await appendEvents(tx, by, [
			eventOf(row, refund, 'refund_handed_over', { owner_id: owner.id, owner_name: owner.name })
		]);
		return accepted(null);
	});
}
