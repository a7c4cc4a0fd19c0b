import { sql } from 'kysely';
import type { Id } from '#lib/domain/ids.ts';
import { saysTheSame } from '#lib/domain/refund/compare.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { ProviderLooksTable, ProviderRefundsTable } from './schema-reconciliation.ts';

/** Which of these refunds the run has already seen in the provider's lists. */
export async function seenInRun(
	db: Reader,
	runId: Id<'rcn'>,
	providerRefundIds: readonly string[]
): Promise<Set<string>> {
	if (providerRefundIds.length === 0) return new Set();
	const rows = await db
		.selectFrom('provider_refunds')
		.select('id')
		.where('id', 'in', providerRefundIds)
		.where('run_id', '=', runId)
		.execute();
	return new Set(rows.map((row) => row.id));
}

/**
 * Those of a page of refunds that look as they did when last seen, with books that say the same: nothing is left to
 * compare. Differences that are still open are looked at by their own rows.
 */
export async function unchanged(
	db: Reader,
	refunds: readonly {
		id: string;
		amountMinor: number;
		currency: string;
		status: string;
		reference?: string;
	}[]
): Promise<string[]> {
	const ids = refunds.map((refund) => refund.id);
	if (ids.length === 0) return [];
	const seen = await db.selectFrom('provider_refunds').selectAll().where('id', 'in', ids).execute();
	const booked = await db
		.selectFrom('refund_payments')
		.select(['gateway_refund_id', 'state', 'amount_minor', 'reference'])
		.where('gateway_refund_id', 'in', ids)
		.execute();
	return refunds
		.filter((refund) => {
			const before = seen.find((row) => row.id === refund.id);
			const row = booked.find((one) => one.gateway_refund_id === refund.id);
			const isAsSeen =
				before?.status === refund.status &&
				before.amount_minor === refund.amountMinor &&
				before.currency === refund.currency;
			const isBooked = row?.amount_minor === refund.amountMinor && saysTheSame(row.state, refund.status);
			const isReferred = refund.reference === undefined || refund.reference === row?.reference;
			return isAsSeen && isBooked && isReferred;
		})
		.map((refund) => refund.id);
}

export async function markProviderRefunds(
	tx: Tx,
	ids: readonly string[],
	seen: Pick<ProviderRefundsTable, 'seen_at' | 'run_id'>
): Promise<void> {
	if (ids.length > 0) await tx.updateTable('provider_refunds').set(seen).where('id', 'in', ids).execute();
}

/**
 * What the provider has given back or is giving back, by our own rows: those that name its refund, and those a shop told
 * of without a name. Money that went by bank transfer is not the provider's.
 */
export async function movedMinor(db: Reader, paymentId: Id<'pay'>): Promise<number> {
	const rows = await movedBack(db, paymentId);
	return rows.reduce((sum, row) => sum + row.amount_minor, 0);
}
const movedBack = compiled((db, paymentId: Id<'pay'>) =>
	db
		.selectFrom('refund_payments')
		.select('amount_minor')
		.where('payment_id', '=', paymentId)
		.where((where) =>
			where.or([
				where('gateway_refund_id', 'is not', null),
				// Written out: for a pattern that is bound, the statement is planned anew every time.
				where('gateway_key', 'like', sql<string>`'external:%'`)
			])
		)
		.where('state', 'in', ['pending', 'requires_action', 'succeeded'])
);

/** While money of the payment is on its way, its figures here and there need not agree. */
export async function isAnythingSending(db: Reader, paymentId: Id<'pay'>): Promise<boolean> {
	const row = await db
		.selectFrom('refund_payments')
		.select('id')
		.where('payment_id', '=', paymentId)
		.where('state', 'in', ['sending', 'unknown'])
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

export async function keepProviderRefund(tx: Tx, row: ProviderRefundsTable): Promise<void> {
	const { id, ...rest } = row;
	await tx
		.insertInto('provider_refunds')
		.values({ id, ...rest })
		.onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
		.execute();
}

/** Newest first. */
export const providerRefundsOf = (
	db: Reader,
	paymentIds: readonly Id<'pay'>[]
): Promise<ProviderRefundsTable[]> =>
	paymentIds.length === 0
		? Promise.resolve([])
		: db
				.selectFrom('provider_refunds')
				.selectAll()
				.where('payment_id', 'in', paymentIds)
				.orderBy('created_at', 'desc')
				.execute();

export const looksAt = (db: Reader, paymentIds: readonly Id<'pay'>[]): Promise<ProviderLooksTable[]> =>
	paymentIds.length === 0
		? Promise.resolve([])
		: db.selectFrom('provider_looks').selectAll().where('payment_id', 'in', paymentIds).execute();

/** What one look at a payment showed; what it did not look at stays as it was. */
export async function keepLook(
	tx: Tx,
	look: Pick<ProviderLooksTable, 'payment_id' | 'looked_at' | 'outcome' | 'currency'> &
		Partial<Pick<ProviderLooksTable, 'refunds_seen_at' | 'captured_minor' | 'refunded_minor' | 'disputed'>>
): Promise<void> {
	const { payment_id, ...rest } = look;
	const nothing = { refunds_seen_at: null, captured_minor: null, refunded_minor: null, disputed: null };
	await tx
		.insertInto('provider_looks')
		.values({ payment_id, ...nothing, ...rest, asked_at: null, asked_by: null, version: 1 })
		.onConflict((conflict) =>
			conflict.column('payment_id').doUpdateSet((old) => ({
				...rest,
				version: old('provider_looks.version', '+', 1)
			}))
		)
		.execute();
}

/** Writes down that somebody asked; answers how often this payment was asked about or looked at so far. */
export async function askForLook(
	tx: Tx,
	ask: { payment_id: Id<'pay'>; currency: string; asked_at: Instant; asked_by: string | null }
): Promise<number> {
	const { asked_at, asked_by, ...fresh } = ask;
	const nothing = {
		looked_at: null,
		refunds_seen_at: null,
		outcome: null,
		captured_minor: null,
		refunded_minor: null,
		disputed: null
	};
	const row = await tx
		.insertInto('provider_looks')
		.values({ ...fresh, ...nothing, asked_at, asked_by, version: 1 })
		.onConflict((conflict) =>
			conflict.column('payment_id').doUpdateSet((old) => ({
				asked_at,
				asked_by,
				version: old('provider_looks.version', '+', 1)
			}))
		)
		.returning('version')
		.executeTakeFirstOrThrow();
	return row.version;
}
