import { actorId, type Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { enqueue } from '../../jobs/queue.ts';
import { askForLook } from '../../store/provider-refunds.ts';
import { findPayment, findRefundPayment } from '../../store/refunds.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { mayReconcile } from './permissions.ts';

/** Has the provider looked at now, in the background: every refund of the payment, and the payment itself. */
export async function askProvider(
	ctx: CommandContext,
	actor: Actor,
	input: { refund_payment_id: Id<'rfp'> }
): Promise<Result<{ payment_id: Id<'pay'> }>> {
	if (!mayReconcile(actor)) return refused('not_allowed');
	return inTransaction<{ payment_id: Id<'pay'> }>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const row = await findRefundPayment(tx, input.refund_payment_id);
		const payment = row && (await findPayment(tx, row.payment_id));
		if (!payment) return refused('not_found');
		if (payment.provider !== 'stripe' || payment.provider_ref === null)
			return refused('no_refundable_payment');
		const count = await askForLook(tx, {
			payment_id: payment.id,
			currency: payment.currency,
			asked_at: by.now,
			asked_by: actorId(actor)
		});
		await enqueue(tx, by, {
			kind: 'refund.look',
			key: `refund.look:${payment.id}:${count}`,
			body: { payment_id: payment.id }
		});
		return accepted({ payment_id: payment.id });
	});
}
