import { sql } from 'kysely';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from './database.ts';

type Known = { id: Id<'rfp'>; amount_minor: number; at: Instant };

/** What shops told of refunds to a payment without the provider's id. */
export const toldPayments = (db: Reader, paymentId: Id<'pay'>): Promise<Known[]> =>
	db
		.selectFrom('refund_payments')
		.innerJoin('refunds', 'refunds.id', 'refund_payments.refund_id')
		.select(['refund_payments.id', 'refund_payments.amount_minor', 'refunds.created_at as at'])
		.where('refund_payments.payment_id', '=', paymentId)
		.where('refund_payments.gateway_refund_id', 'is', null)
		.where('refund_payments.state', '=', 'succeeded')
		.where('refunds.source', '=', 'external')
		.orderBy('refund_payments.id')
		.execute();

export type ProviderPayment = Known & {
	/** The shop's own name of the payment. */
	payment_ref: string;
	/** Found at the provider and nothing more known of it; or told by a shop before. Neither: our own. */
	from: 'provider' | 'shop' | 'us';
};

/** Refunds that the provider knows or may know, of all payments of an order. */
export async function providerPaymentsOfOrder(db: Reader, orderId: Id<'ord'>): Promise<ProviderPayment[]> {
	const rows = await db
		.selectFrom('refunds')
		.innerJoin('refund_payments', 'refund_payments.refund_id', 'refunds.id')
		.innerJoin('payments', 'payments.id', 'refund_payments.payment_id')
		.select([
			'refund_payments.id',
			'refund_payments.amount_minor',
			'refund_payments.gateway_refund_id',
			'refunds.source',
			'refunds.idempotency_key',
			'payments.external_ref as payment_ref',
			sql<number>`coalesce(refunds.sent_at, refund_payments.created_at)`.as('at')
		])
		.where('refunds.order_id', '=', orderId)
		.where('refund_payments.state', 'in', ['sending', 'unknown', 'pending', 'requires_action', 'succeeded'])
		.where((where) =>
			where.or([
				where('refund_payments.gateway_refund_id', 'is not', null),
				where('refund_payments.state', 'in', ['sending', 'unknown'])
			])
		)
		.where('payments.provider', '=', 'stripe')
		.orderBy('refund_payments.id')
		.execute();
	return rows.map(({ gateway_refund_id, source, idempotency_key, ...row }) => ({
		...row,
		from:
			source !== 'external' ? 'us' : idempotency_key === `external:${gateway_refund_id}` ? 'provider' : 'shop'
	}));
}

/** Which of them a shop has told again, and by what name. */
export async function paymentsToldBack(
	db: Reader,
	orderId: Id<'ord'>
): Promise<{ reference: string; refund_payment_id: string }[]> {
	const rows = await db
		.selectFrom('events')
		.select('data')
		.where('order_id', '=', orderId)
		.where('type', '=', 'refund_told_back')
		.execute();
	return rows.map(({ data }) => JSON.parse(data) as { reference: string; refund_payment_id: string });
}
