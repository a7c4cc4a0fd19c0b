import { sql } from 'kysely';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { RefundPaymentsTable } from './schema.ts';
import type { RefundFreezesTable } from './schema-reconciliation.ts';

/** The freeze that holds now; null while refunds may leave. */
export const openFreeze = async (db: Reader): Promise<RefundFreezesTable | null> =>
	(await byOpen(db, 1))[0] ?? null;
const byOpen = compiled((db, open: 1) =>
	db.selectFrom('refund_freezes').selectAll().where('open', '=', open)
);

/** Latest first. */
export const recentFreezes = (db: Reader, limit: number): Promise<RefundFreezesTable[]> =>
	db.selectFrom('refund_freezes').selectAll().orderBy('frozen_at', 'desc').limit(limit).execute();

export async function insertFreeze(tx: Tx, row: RefundFreezesTable): Promise<void> {
	await tx.insertInto('refund_freezes').values(row).execute();
}

export async function saveFreeze(
	tx: Tx,
	id: Id<'frz'>,
	change: Partial<Omit<RefundFreezesTable, 'id'>>
): Promise<void> {
	await tx.updateTable('refund_freezes').set(change).where('id', '=', id).execute();
}

/** True while a difference that nobody has looked at stands in the way of this payment. */
export const isHeldBack = async (db: Reader, paymentId: Id<'pay'>): Promise<boolean> =>
	(await blockingOf(db, paymentId)).length > 0;
const blockingOf = compiled((db, paymentId: Id<'pay'>) =>
	db
		.selectFrom('reconciliation_differences')
		.select('id')
		.where('payment_id', '=', paymentId)
		.where('resolved_at', 'is', null)
		.where('blocking', '=', 1)
		.limit(sql<number>`1`)
);

/** Why a refund payment is parked while the books of its payment differ from the provider's. */
export const BOOKS_DIFFER = 'books_differ';

export const heldBackPayments = (db: Reader, paymentId: Id<'pay'>): Promise<RefundPaymentsTable[]> =>
	db
		.selectFrom('refund_payments')
		.selectAll()
		.where('payment_id', '=', paymentId)
		.where('parked_at', 'is not', null)
		.where('failure_code', '=', BOOKS_DIFFER)
		.orderBy('id')
		.execute();

/** Refunds that waited go on now instead of at their next try. */
export async function wakeRefundJobs(tx: Tx, now: Instant): Promise<void> {
	await tx
		.updateTable('jobs')
		.set({ run_at: now })
		.where('done_at', 'is', null)
		.where('parked_at', 'is', null)
		.where('run_at', '>', now)
		.where('lease_owner', 'is', null)
		.where('kind', '=', 'refund.move')
		.execute();
}
