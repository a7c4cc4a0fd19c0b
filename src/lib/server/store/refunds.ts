import { sql } from 'kysely';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled, compiledWith } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { PaymentsTable, RefundLinesTable, RefundPaymentsTable, RefundsTable } from './schema.ts';
import { updateRows } from './update.ts';

export const findRefund = async (db: Reader, id: Id<'rfd'>): Promise<RefundsTable | null> =>
	(await refundById(db, id))[0] ?? null;
const refundById = compiled((db, id: Id<'rfd'>) => db.selectFrom('refunds').selectAll().where('id', '=', id));

export const findRefundByNumber = async (db: Reader, number: string): Promise<RefundsTable | null> =>
	(await db.selectFrom('refunds').selectAll().where('number', '=', number).executeTakeFirst()) ?? null;

export const findRefundPayment = async (db: Reader, id: Id<'rfp'>): Promise<RefundPaymentsTable | null> =>
	(await refundPaymentById(db, id))[0] ?? null;
const refundPaymentById = compiled((db, id: Id<'rfp'>) =>
	db.selectFrom('refund_payments').selectAll().where('id', '=', id)
);

export const findPayment = async (db: Reader, id: Id<'pay'>): Promise<PaymentsTable | null> =>
	(await paymentById(db, id))[0] ?? null;
const paymentById = compiled((db, id: Id<'pay'>) =>
	db.selectFrom('payments').selectAll().where('id', '=', id)
);

export const findByGatewayRefund = async (
	db: Reader,
	gatewayRefundId: string
): Promise<RefundPaymentsTable | null> => (await byGatewayRefund(db, gatewayRefundId))[0] ?? null;
const byGatewayRefund = compiled((db, gatewayRefundId: string) =>
	db.selectFrom('refund_payments').selectAll().where('gateway_refund_id', '=', gatewayRefundId)
);

/** Oldest first. */
export const refundsOfOrder = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('refunds').selectAll().where('order_id', '=', orderId).orderBy('created_at').orderBy('id')
);

export const refundsOfReturn = compiled((db, returnId: Id<'ret'>) =>
	db.selectFrom('refunds').selectAll().where('return_id', '=', returnId).orderBy('created_at').orderBy('id')
);

export const linesOfRefunds = (db: Reader, ids: readonly Id<'rfd'>[]): Promise<RefundLinesTable[]> =>
	ids.length === 1 && ids[0]
		? linesOfRefund(db, ids[0])
		: ids.length === 0
			? Promise.resolve([])
			: db.selectFrom('refund_lines').selectAll().where('refund_id', 'in', ids).orderBy('id').execute();
const linesOfRefund = compiled((db, id: Id<'rfd'>) =>
	db.selectFrom('refund_lines').selectAll().where('refund_id', '=', id).orderBy('id')
);

export const paymentsOfRefunds = (db: Reader, ids: readonly Id<'rfd'>[]): Promise<RefundPaymentsTable[]> =>
	ids.length === 1 && ids[0]
		? paymentsOfRefund(db, ids[0])
		: ids.length === 0
			? Promise.resolve([])
			: db.selectFrom('refund_payments').selectAll().where('refund_id', 'in', ids).orderBy('id').execute();
const paymentsOfRefund = compiled((db, id: Id<'rfd'>) =>
	db.selectFrom('refund_payments').selectAll().where('refund_id', '=', id).orderBy('id')
);

export async function insertRefund(
	tx: Tx,
	refund: RefundsTable,
	lines: readonly RefundLinesTable[],
	payments: readonly RefundPaymentsTable[]
): Promise<void> {
	await insertRows(tx, 'refunds', [refund]);
	await insertRows(tx, 'refund_lines', lines);
	await insertRows(tx, 'refund_payments', payments);
}

export async function insertRefundPayments(tx: Tx, rows: readonly RefundPaymentsTable[]): Promise<void> {
	await insertRows(tx, 'refund_payments', rows);
}

/** False when somebody else saved the refund in between. */
export async function saveRefund(
	tx: Tx,
	read: Pick<RefundsTable, 'id' | 'version'>,
	change: Partial<Omit<RefundsTable, 'id' | 'version'>>
): Promise<boolean> {
	const { id, version } = read;
	return (await updateRows(tx, 'refunds', { ...change, version: version + 1 }, { id, version })) === 1;
}

/** False when somebody else saved the refund payment in between: the lease is lost. */
export async function saveRefundPayment(
	tx: Tx,
	read: Pick<RefundPaymentsTable, 'id' | 'version'>,
	change: Partial<Omit<RefundPaymentsTable, 'id' | 'version'>>
): Promise<boolean> {
	const { id, version } = read;
	return (
		(await updateRows(tx, 'refund_payments', { ...change, version: version + 1 }, { id, version })) === 1
	);
}

/** A cancelled refund frees the units it had paid for. */
export async function freeRefundLines(tx: Tx, refundId: Id<'rfd'>): Promise<void> {
	await tx.updateTable('refund_lines').set({ live: 0 }).where('refund_id', '=', refundId).execute();
}

/** Moves money of a payment between left, reserved and refunded; the table's check refuses what is not there. */
export async function addToPayment(
	tx: Tx,
	id: Id<'pay'>,
	by: { reserved_minor?: number; refunded_minor?: number }
): Promise<void> {
	await adding(tx, { id, reserved: by.reserved_minor ?? 0, refunded: by.refunded_minor ?? 0 });
}
const adding = compiledWith((db, by: { id: Id<'pay'>; reserved: number; refunded: number }) =>
	db
		.updateTable('payments')
		.set({
			reserved_minor: sql<number>`reserved_minor + ${by.reserved}`,
			refunded_minor: sql<number>`refunded_minor + ${by.refunded}`,
			version: sql<number>`version + 1`
		})
		.where('id', '=', by.id)
		.returning('id')
);

/** Refund payments on their way that nobody acted on since `before`, in pages by id. */
export const waitingRefundPayments = compiledWith(
	(db, page: { before: Instant; after: string; limit: number }) =>
		db
			.selectFrom('refund_payments')
			.innerJoin('refunds', 'refunds.id', 'refund_payments.refund_id')
			.select(['refund_payments.id', 'refund_payments.state'])
			.where('refund_payments.state', 'in', ['reserved', 'sending', 'unknown', 'pending', 'requires_action'])
			.where('refund_payments.parked_at', 'is', null)
			.where('refund_payments.id', '>', page.after as Id<'rfp'>)
			.where('refunds.state', 'in', ['approved', 'processing'])
			.where((where) =>
				where(
					where.fn.coalesce('refund_payments.last_attempt_at', 'refund_payments.created_at'),
					'<',
					page.before
				)
			)
			.orderBy('refund_payments.id')
			.limit(page.limit)
);

/** Parked because their payment was disputed. */
export const disputedPayments = (db: Reader, paymentId: Id<'pay'>): Promise<RefundPaymentsTable[]> =>
	db
		.selectFrom('refund_payments')
		.selectAll()
		.where('payment_id', '=', paymentId)
		.where('parked_at', 'is not', null)
		.where('failure_code', '=', 'payment_disputed')
		.orderBy('id')
		.execute();

/** Settled since `since`, but the bank's reference is still to come; in pages by id. */
export const withoutReference = compiledWith((db, page: { since: Instant; after: string; limit: number }) =>
	db
		.selectFrom('refund_payments')
		.select('id')
		.where('state', '=', 'succeeded')
		.where('gateway_refund_id', 'is not', null)
		.where('reference', 'is', null)
		.where('reference_type', 'is', null)
		.where('settled_at', '>', page.since)
		.where('id', '>', page.after as Id<'rfp'>)
		.orderBy('id')
		.limit(page.limit)
);
