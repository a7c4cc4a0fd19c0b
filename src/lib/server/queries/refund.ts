import type { Id } from '#lib/domain/ids.ts';
import type { RefundState } from '#lib/domain/refund/states.ts';
import type { Reader } from '../store/database.ts';
import {
	findRefund,
	linesOfRefunds,
	paymentsOfRefunds,
	refundsOfOrder,
	refundsOfReturn
} from '../store/refunds.ts';
import { payoutsOf } from '../store/payouts.ts';
import { waitsOfRefunds } from '../store/refund-limits.ts';
import type { RefundPaymentsTable, RefundsTable } from '../store/schema.ts';
import { namesOf } from './names.ts';
import type { RefundPaymentView, RefundSummary, RefundView } from './return-types.ts';

/** One refund with its lines, payments and the people behind it; null when there is none. */
export async function refundView(db: Reader, id: Id<'rfd'>): Promise<RefundView | null> {
	const refund = await findRefund(db, id);
	return refund ? ((await refundViews(db, [refund]))[0] ?? null) : null;
}

export const refundViewsOfReturn = async (db: Reader, id: Id<'ret'>): Promise<RefundView[]> =>
	refundViews(db, await refundsOfReturn(db, id));

export const refundViewsOfOrder = async (db: Reader, id: Id<'ord'>): Promise<RefundView[]> =>
	refundViews(db, await refundsOfOrder(db, id));

export type RefundPlace = { created_at: number; id: string };

/** Refunds newest first, after a place in that order; `states` and `order_id` narrow the list. */
export async function listRefunds(
	db: Reader,
	page: { after: RefundPlace | null; limit: number; states?: readonly RefundState[]; order_id?: Id<'ord'> }
): Promise<RefundSummary[]> {
	const { after, states, order_id } = page;
	let query = db
		.selectFrom('refunds')
		.innerJoin('orders', 'orders.id', 'refunds.order_id')
		.leftJoin('returns', 'returns.id', 'refunds.return_id')
		.select([
			'refunds.id',
			'refunds.number',
			'refunds.order_id',
			'refunds.return_id',
			'refunds.source',
			'refunds.state',
			'refunds.route',
			'refunds.currency',
			'refunds.amount_minor',
			'refunds.created_at',
			'refunds.sent_at',
			'refunds.settled_at',
			'refunds.version',
			'orders.number as order_number',
			'orders.customer_name',
			'returns.number as return_number'
		]);
	if (order_id) query = query.where('refunds.order_id', '=', order_id);
	if (states) query = query.where('refunds.state', 'in', states);
	if (after) {
		query = query.where((where) =>
			where(
				where.refTuple('refunds.created_at', 'refunds.id'),
				'<',
				where.tuple(after.created_at, after.id as Id<'rfd'>)
			)
		);
	}
	return query
		.orderBy('refunds.created_at', 'desc')
		.orderBy('refunds.id', 'desc')
		.limit(page.limit)
		.execute();
}

async function refundViews(db: Reader, refunds: readonly RefundsTable[]): Promise<RefundView[]> {
	const ids = refunds.map((refund) => refund.id);
	const lines = await linesOfRefunds(db, ids);
	const parts = await paymentsOfRefunds(db, ids);
	const payments = await paymentsBehind(db, parts);
	const payouts = await payoutsOf(
		db,
		parts.map((part) => part.id)
	);
	const waits = await waitsOfRefunds(db, ids);
	const names = await namesOf(db, [
		...refunds.flatMap((refund) => [refund.proposed_by, refund.approved_by]),
		...payouts.map((payout) => payout.entered_by)
	]);
	return refunds.map(({ idempotency_key: _key, ...refund }) => ({
		...refund,
		lines: lines.filter((line) => line.refund_id === refund.id),
		payments: parts
			.filter((part) => part.refund_id === refund.id)
			.flatMap((part) => {
				const payment = payments.find((candidate) => candidate.id === part.payment_id);
				const payout = payouts.find((one) => one.refund_payment_id === part.id);
				const told = payout ? { ...payout, entered_by_name: names.get(payout.entered_by) ?? null } : null;
				return payment ? [withoutSecrets(part, payment, told)] : [];
			}),
		wait: waits.find((wait) => wait.refund_id === refund.id) ?? null,
		proposed_by_name: names.get(refund.proposed_by ?? '') ?? null,
		approved_by_name: names.get(refund.approved_by ?? '') ?? null
	}));
}

type PaymentBehind = RefundPaymentView['payment'] & { id: Id<'pay'> };

function withoutSecrets(
	{ gateway_params: _params, lease_owner: _owner, lease_until: _until, ...part }: RefundPaymentsTable,
	{ id: _id, ...payment }: PaymentBehind,
	payout: RefundPaymentView['payout']
): RefundPaymentView {
	return { ...part, payment, payout };
}

async function paymentsBehind(db: Reader, parts: readonly RefundPaymentsTable[]): Promise<PaymentBehind[]> {
	if (parts.length === 0) return [];
	const ids = [...new Set(parts.map((part) => part.payment_id))];
	return db
		.selectFrom('payments')
		.select(['id', 'provider', 'method', 'method_label', 'dispute_state', 'provider_ref'])
		.where('id', 'in', ids)
		.execute();
}
