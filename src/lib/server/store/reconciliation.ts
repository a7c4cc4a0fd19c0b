import type { ExpressionBuilder } from 'kysely';
import type { Id } from '#lib/domain/ids.ts';
import { saysTheSame } from '#lib/domain/refund/compare.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';
import type {
	ProviderLooksTable,
	ProviderRefundsTable,
	ReconciliationDifferencesTable,
	ReconciliationRunsTable
} from './schema-reconciliation.ts';
import type { PaymentsTable, RefundPaymentsTable, Schema } from './schema.ts';

export const findRun = async (db: Reader, id: Id<'rcn'>): Promise<ReconciliationRunsTable | null> =>
	(await db.selectFrom('reconciliation_runs').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

export const openRun = async (db: Reader): Promise<ReconciliationRunsTable | null> =>
	(await db.selectFrom('reconciliation_runs').selectAll().where('open', '=', 1).executeTakeFirst()) ?? null;

/** Latest first, in pages. */
export function runsBefore(
	db: Reader,
	{ after, limit }: { after: { started_at: Instant; id: string } | null; limit: number }
): Promise<ReconciliationRunsTable[]> {
	const all = db
		.selectFrom('reconciliation_runs')
		.selectAll()
		.orderBy('started_at', 'desc')
		.orderBy('id', 'desc')
		.limit(limit);
	if (after === null) return all.execute();
	return all
		.where((where) =>
			where.or([
				where('started_at', '<', after.started_at),
				where.and([where('started_at', '=', after.started_at), where('id', '<', after.id as Id<'rcn'>)])
			])
		)
		.execute();
}

/** Latest first. */
export const recentRuns = (db: Reader, limit: number): Promise<ReconciliationRunsTable[]> =>
	db
		.selectFrom('reconciliation_runs')
		.selectAll()
		.orderBy('started_at', 'desc')
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();

export const lastFinishedRun = async (db: Reader): Promise<ReconciliationRunsTable | null> =>
	(await db
		.selectFrom('reconciliation_runs')
		.selectAll()
		.where('finished_at', 'is not', null)
		.orderBy('finished_at', 'desc')
		.limit(1)
		.executeTakeFirst()) ?? null;

export async function insertRun(tx: Tx, row: ReconciliationRunsTable): Promise<void> {
	await tx.insertInto('reconciliation_runs').values(row).execute();
}

/** False when another worker went on with the run in between. */
export async function saveRun(
	tx: Tx,
	read: Pick<ReconciliationRunsTable, 'id' | 'version'>,
	change: Partial<Omit<ReconciliationRunsTable, 'id' | 'version'>>
): Promise<boolean> {
	const done = await tx
		.updateTable('reconciliation_runs')
		.set({ ...change, version: read.version + 1 })
		.where('id', '=', read.id)
		.where('version', '=', read.version)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** When the first order was placed: no refund of ours is older. Null while there is none. */
export async function firstOrderAt(db: Reader): Promise<Instant | null> {
	const first = await db
		.selectFrom('orders')
		.select('placed_at')
		.orderBy('placed_at')
		.orderBy('id')
		.limit(1)
		.executeTakeFirst();
	return first?.placed_at ?? null;
}

export const hasProviderPayments = async (db: Reader): Promise<boolean> =>
	(await db
		.selectFrom('payments')
		.select('id')
		.where('provider', '=', 'stripe')
		.where('provider_ref', 'is not', null)
		.limit(1)
		.executeTakeFirst()) !== undefined;

/** Refund payments that name a refund at the provider, in pages by id, from the first made at `since` on. */
export const namedRefundPayments = (
	db: Reader,
	page: { since: Instant; after: string; limit: number }
): Promise<RefundPaymentsTable[]> =>
	db
		.selectFrom('refund_payments')
		.selectAll()
		.where('id', '>', page.after as Id<'rfp'>)
		.where('gateway_refund_id', 'is not', null)
		.where('created_at', '>=', page.since)
		.orderBy('id')
		.limit(page.limit)
		.execute();

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

/** Payments by id. */
export const paymentsById = async (db: Reader, ids: readonly Id<'pay'>[]): Promise<PaymentsTable[]> =>
	ids.length === 0 ? [] : db.selectFrom('payments').selectAll().where('id', 'in', ids).execute();

/**
 * What the provider has given back or is giving back, by our own rows: those that name its refund, and those a shop told
 * of without a name. Money that went by bank transfer is not the provider's.
 */
export async function movedMinor(db: Reader, paymentId: Id<'pay'>): Promise<number> {
	const rows = await db
		.selectFrom('refund_payments')
		.select('amount_minor')
		.where('payment_id', '=', paymentId)
		.where((where) =>
			where.or([where('gateway_refund_id', 'is not', null), where('gateway_key', 'like', 'external:%')])
		)
		.where('state', 'in', ['pending', 'requires_action', 'succeeded'])
		.execute();
	return rows.reduce((sum, row) => sum + row.amount_minor, 0);
}

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

export const findDifference = async (
	db: Reader,
	id: Id<'dif'>
): Promise<ReconciliationDifferencesTable | null> =>
	(await db.selectFrom('reconciliation_differences').selectAll().where('id', '=', id).executeTakeFirst()) ??
	null;

export const findDifferenceByKey = async (
	db: Reader,
	key: string
): Promise<ReconciliationDifferencesTable | null> =>
	(await db.selectFrom('reconciliation_differences').selectAll().where('key', '=', key).executeTakeFirst()) ??
	null;

type Place = { found_at: Instant; id: string };

/** Open ones, oldest first, in pages. */
export function openDifferences(
	db: Reader,
	{ after, limit }: { after: Place | null; limit: number }
): Promise<ReconciliationDifferencesTable[]> {
	const open = db
		.selectFrom('reconciliation_differences')
		.selectAll()
		.where('resolved_at', 'is', null)
		.orderBy('found_at')
		.orderBy('id')
		.limit(limit);
	return (after === null ? open : open.where(beyond('>', after))).execute();
}

/** All of them, latest first, in pages. */
export function allDifferences(
	db: Reader,
	{ after, limit }: { after: Place | null; limit: number }
): Promise<ReconciliationDifferencesTable[]> {
	const all = db
		.selectFrom('reconciliation_differences')
		.selectAll()
		.orderBy('found_at', 'desc')
		.orderBy('id', 'desc')
		.limit(limit);
	return (after === null ? all : all.where(beyond('<', after))).execute();
}

const beyond =
	(way: '<' | '>', { found_at, id }: Place) =>
	(where: ExpressionBuilder<Schema, 'reconciliation_differences'>) =>
		where.or([
			where('found_at', way, found_at),
			where.and([where('found_at', '=', found_at), where('id', way, id as Id<'dif'>)])
		]);

export const openBlockingOf = (
	db: Reader,
	paymentIds: readonly Id<'pay'>[]
): Promise<ReconciliationDifferencesTable[]> =>
	paymentIds.length === 0
		? Promise.resolve([])
		: db
				.selectFrom('reconciliation_differences')
				.selectAll()
				.where('payment_id', 'in', paymentIds)
				.where('resolved_at', 'is', null)
				.where('blocking', '=', 1)
				.orderBy('found_at')
				.execute();

export async function countOpenDifferences(db: Reader): Promise<{ open: number; blocking: number }> {
	const rows = await db
		.selectFrom('reconciliation_differences')
		.select((select) => ['blocking', select.fn.countAll<number>().as('count')])
		.where('resolved_at', 'is', null)
		.groupBy('blocking')
		.execute();
	const of = (blocking: 0 | 1) => Number(rows.find((row) => row.blocking === blocking)?.count ?? 0);
	return { open: of(0) + of(1), blocking: of(1) };
}

export async function insertDifference(tx: Tx, row: ReconciliationDifferencesTable): Promise<void> {
	await tx.insertInto('reconciliation_differences').values(row).execute();
}

/** False when somebody else saved the difference in between. */
export async function saveDifference(
	tx: Tx,
	read: Pick<ReconciliationDifferencesTable, 'id' | 'version'>,
	change: Partial<Omit<ReconciliationDifferencesTable, 'id' | 'version'>>
): Promise<boolean> {
	const done = await tx
		.updateTable('reconciliation_differences')
		.set({ ...change, version: read.version + 1 })
		.where('id', '=', read.id)
		.where('version', '=', read.version)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** Whom a new difference falls to: of those who may see to it, who has fewest, then who has been here longest. */
export async function nextOwner(db: Reader): Promise<Id<'stf'> | null> {
	const staff = await db
		.selectFrom('staff')
		.select('id')
		.where('active', '=', 1)
		.where('role', 'in', ['lead', 'merchant'])
		.orderBy('created_at')
		.execute();
	const held = await db
		.selectFrom('reconciliation_differences')
		.select((select) => ['owner_id', select.fn.countAll<number>().as('count')])
		.where('resolved_at', 'is', null)
		.groupBy('owner_id')
		.execute();
	const load = (id: string) => Number(held.find((row) => row.owner_id === id)?.count ?? 0);
	return staff.reduce<Id<'stf'> | null>(
		(best, { id }) => (best === null || load(id) < load(best) ? id : best),
		null
	);
}
