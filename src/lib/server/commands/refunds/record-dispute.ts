import type { Id } from '#lib/domain/ids.ts';
import type { CommandContext } from '../../context.ts';
import { enqueue } from '../../jobs/queue.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { findPaymentByProviderRef, savePayment } from '../../store/payments.ts';
import { disputedPayments, saveRefundPayment } from '../../store/refunds.ts';
import type { PaymentsTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import { SYSTEM } from './types.ts';

export type DisputeSeen = {
	/** Any of the provider's names of the payment: intent or charge. */
	refs: readonly string[];
	/** As the provider says now: a dispute stands in the way of a refund. */
	disputed: boolean;
	/** The event's own word; only used to tell a lost dispute from an open one. */
	lost: boolean;
};

/** Keeps whether a payment is disputed. While it is, nothing more is sent; when it ends well, waiting money goes on. */
export async function recordDispute(ctx: CommandContext, seen: DisputeSeen): Promise<boolean> {
	return ctx.db.transaction(async (tx) => {
		const payment = await paymentOf(tx, seen.refs);
		if (!payment) return false;
		const by: By = { ids: ctx.ids, now: ctx.clock.now(), actor: SYSTEM };
		const state = stateAfter(payment.dispute_state, seen);
		if (state === payment.dispute_state) return true;
		await savePayment(tx, payment.id, payment.version, { dispute_state: state });
		await appendEvents(tx, by, [
			{
				type: `payment_dispute_${state}`,
				entity: 'order',
				entity_id: payment.order_id,
				order_id: payment.order_id,
				data: { payment_id: payment.id, was: payment.dispute_state }
			}
		]);
		if (!seen.disputed) await resume(tx, by, payment.id);
		return true;
	});
}

/** Events come in any order: what was lost stays lost until the provider says that nothing stands in the way. */
function stateAfter(was: PaymentsTable['dispute_state'], seen: DisputeSeen): PaymentsTable['dispute_state'] {
	if (!seen.disputed) return was === 'none' ? 'none' : 'won';
	return seen.lost || was === 'lost' ? 'lost' : 'open';
}

async function paymentOf(tx: Tx, refs: readonly string[]): Promise<PaymentsTable | null> {
	for (const ref of refs) {
		const payment = await findPaymentByProviderRef(tx, 'stripe', ref);
		if (payment) return payment;
	}
	return null;
}

async function resume(tx: Tx, by: By, paymentId: Id<'pay'>): Promise<void> {
	for (const row of await disputedPayments(tx, paymentId)) {
		await saveRefundPayment(tx, row, { parked_at: null, failure_code: null });
		await enqueue(tx, by, {
			kind: 'refund.move',
			key: `refund.move:${row.id}:undisputed:${by.now}`,
			body: { refund_payment_id: row.id }
		});
	}
}
