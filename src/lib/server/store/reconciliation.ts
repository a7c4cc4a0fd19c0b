import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { ReconciliationRunsTable } from './schema-reconciliation.ts';
import type { PaymentsTable, RefundPaymentsTable } from './schema.ts';
import { updateRows } from './update.ts';

export const findRun = async (db: Reader, id: Id<'rcn'>): Promise<ReconciliationRunsTable | null> =>
	(await byId(db, id))[0] ?? null;
const byId = compiled((db, id: Id<'rcn'>) =>
	db.selectFrom('reconciliation_runs').selectAll().where('id', '=', id)
);

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
	const { id, version } = read;
	return (
		(await updateRows(tx, 'reconciliation_runs', { ...change, version: version + 1 }, { id, version })) === 1
	);
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

/** Payments by id. */
export const paymentsById = async (db: Reader, ids: readonly Id<'pay'>[]): Promise<PaymentsTable[]> =>
	ids.length === 0 ? [] : db.selectFrom('payments').selectAll().where('id', 'in', ids).execute();
