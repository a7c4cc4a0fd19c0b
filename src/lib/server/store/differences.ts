import type { ExpressionBuilder } from 'kysely';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { ReconciliationDifferencesTable } from './schema-reconciliation.ts';
import type { Schema } from './schema.ts';
import { updateRows } from './update.ts';

export const findDifference = async (
	db: Reader,
	id: Id<'dif'>
): Promise<ReconciliationDifferencesTable | null> =>
	(await db.selectFrom('reconciliation_differences').selectAll().where('id', '=', id).executeTakeFirst()) ??
	null;

export const findDifferenceByKey = async (
	db: Reader,
	key: string
): Promise<ReconciliationDifferencesTable | null> => (await byKey(db, key))[0] ?? null;
const byKey = compiled((db, key: string) =>
	db.selectFrom('reconciliation_differences').selectAll().where('key', '=', key)
);

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
	const { id, version } = read;
	const set = { ...change, version: version + 1 };
	return (await updateRows(tx, 'reconciliation_differences', set, { id, version })) === 1;
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
