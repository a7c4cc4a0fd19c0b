import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Tx } from '../../store/database.ts';
import { findOrder } from '../../store/orders.ts';
import { openPayouts } from '../../store/payouts.ts';
import { findRefund, paymentsOfRefunds } from '../../store/refunds.ts';
import type { OrdersTable, RefundPaymentsTable, RefundsTable } from '../../store/schema.ts';
import { mayRefund } from './permissions.ts';
import type { ChangedRefund, RefundRef } from './types.ts';

export type LoadedRefund = {
	refund: RefundsTable;
	parts: RefundPaymentsTable[];
	order: OrdersTable;
};

/** A refund for somebody who may decide about money, at the version they saw. */
export async function loadRefund(tx: Tx, actor: Actor, ref: RefundRef): Promise<Result<LoadedRefund>> {
	if (!mayRefund(actor)) return refused('not_allowed');
	const refund = await findRefund(tx, ref.refund_id);
	const order = refund && (await findOrder(tx, refund.order_id));
	if (!refund || !order) return refused('not_found');
	if (ref.version !== undefined && ref.version !== refund.version) {
		return refused('changed_meanwhile', { state: refund.state });
	}
	return accepted({ refund, order, parts: await paymentsOfRefunds(tx, [refund.id]) });
}

/** The refund as it is after a command. */
export async function answer(tx: Tx, id: RefundRef['refund_id']): Promise<ChangedRefund> {
	const refund = await findRefund(tx, id);
	if (!refund) throw new Error(`refund ${id} vanished inside a transaction`);
	const parts = await paymentsOfRefunds(tx, [id]);
	const entered = await openPayouts(
		tx,
		parts.map((part) => part.id)
	);
	return {
		refund_id: refund.id,
		state: refund.state,
		amount_minor: refund.amount_minor,
		currency: refund.currency,
		version: refund.version,
		is_unconfirmed: entered.length > 0,
		payments: parts.map((part) => ({
			refund_payment_id: part.id,
			state: part.state,
			amount_minor: part.amount_minor
		}))
	};
}
