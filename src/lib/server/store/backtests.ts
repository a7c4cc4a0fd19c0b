import type { BacktestTotals } from '#lib/domain/backtest/tally.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { BacktestCasesTable, BacktestsTable } from './schema-backtests.ts';

/** `totals` is written by one version of this code and read by later ones: it is data of ours, checked by its writer. */
export type Backtest = Omit<BacktestsTable, 'rules' | 'totals'> & {
	rules: PolicyRules;
	totals: BacktestTotals | null;
};

export async function findBacktest(db: Reader, id: Id<'bkt'>): Promise<Backtest | null> {
	const row = await db.selectFrom('backtests').selectAll().where('id', '=', id).executeTakeFirst();
	return row ? read(row) : null;
}

/** Latest first, in pages. */
export async function backtestsBefore(
	db: Reader,
	{ after, limit }: { after: { created_at: Instant; id: string } | null; limit: number }
): Promise<Backtest[]> {
	const all = db
		.selectFrom('backtests')
		.selectAll()
		.orderBy('created_at', 'desc')
		.orderBy('id', 'desc')
		.limit(limit);
	const rows =
		after === null
			? all
			: all.where((where) =>
					where(where.refTuple('created_at', 'id'), '<', where.tuple(after.created_at, after.id as Id<'bkt'>))
				);
	return (await rows.execute()).map(read);
}

/** How many are waiting or at work. */
export async function unfinishedBacktests(db: Reader): Promise<number> {
	const rows = await db
		.selectFrom('backtests')
		.select('state')
		.orderBy('created_at', 'desc')
		.orderBy('id', 'desc')
		.limit(50)
		.execute();
	return rows.filter((row) => row.state === 'queued' || row.state === 'running').length;
}

export const insertBacktest = async (tx: Tx, row: Backtest): Promise<void> =>
	void (await insertRows(tx, 'backtests', [
		{
			...row,
			rules: JSON.stringify(row.rules),
			totals: row.totals === null ? null : JSON.stringify(row.totals)
		}
	]));

type Change = Partial<Omit<Backtest, 'id' | 'rules'>>;

/** False when it is over meanwhile: whoever works on it stops. */
export async function saveOpenBacktest(
	tx: Tx,
	id: Id<'bkt'>,
	{ totals, ...change }: Change
): Promise<boolean> {
	const told = totals === undefined ? {} : { totals: JSON.stringify(totals) };
	const done = await tx
		.updateTable('backtests')
		.set({ ...change, ...told })
		.where('id', '=', id)
		.where('finished_at', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export const insertBacktestCases = async (tx: Tx, rows: readonly BacktestCasesTable[]): Promise<void> =>
	void (await insertRows(tx, 'backtest_cases', rows));

export async function deleteBacktestCases(tx: Tx, id: Id<'bkt'>): Promise<void> {
	await tx.deleteFrom('backtest_cases').where('backtest_id', '=', id).execute();
}

export type CaseFilter = { reason?: string; category?: string; cause?: string; kind?: string };

/** Changed returns, in the order in which they were opened, in pages. */
export function backtestCases(
	db: Reader,
	id: Id<'bkt'>,
	filter: CaseFilter,
	{ after, limit }: { after: number; limit: number }
): Promise<BacktestCasesTable[]> {
	return db
		.selectFrom('backtest_cases')
		.selectAll()
		.where('backtest_id', '=', id)
		.where('position', '>', after)
		.$if(filter.reason !== undefined, (cases) => cases.where('reason_code', '=', filter.reason ?? ''))
		.$if(filter.category !== undefined, (cases) => cases.where('category', '=', filter.category ?? ''))
		.$if(filter.cause !== undefined, (cases) => cases.where('cause', '=', filter.cause ?? ''))
		.$if(filter.kind !== undefined, (cases) =>
			cases.where('kind', '=', filter.kind as BacktestCasesTable['kind'])
		)
		.orderBy('position')
		.limit(limit)
		.execute();
}

/** When the first return was opened; null while there is none. */
export async function firstReturnAt(db: Reader): Promise<Instant | null> {
	const first = await db
		.selectFrom('returns')
		.select('created_at')
		.orderBy('created_at')
		.orderBy('id')
		.limit(1)
		.executeTakeFirst();
	return first?.created_at ?? null;
}

const read = (row: BacktestsTable): Backtest => ({
	...row,
	rules: JSON.parse(row.rules) as PolicyRules,
	totals: row.totals === null ? null : (JSON.parse(row.totals) as BacktestTotals)
});
