import { isId } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { backtestsBefore, findBacktest, type Backtest } from '../store/backtests.ts';
import type { Reader } from '../store/database.ts';
import { findPolicyVersion, policyVersions } from '../store/policies.ts';
import { reasonsOf } from '../store/reasons.ts';
import { namesOf } from './names.ts';

export { backtestCases, type Backtest, type CaseFilter } from '../store/backtests.ts';
export type NamedBacktest = Backtest & { by: string | null; version_number: number | null };

/** Latest first, with who started them. */
export async function backtestList(
	db: Reader,
	page: { after: { created_at: Instant; id: string } | null; limit: number }
): Promise<NamedBacktest[]> {
	const rows = await backtestsBefore(db, page);
	const names = await namesOf(
		db,
		rows.map((row) => row.started_by)
	);
	return Promise.all(rows.map((row) => named(db, row, names)));
}

/** Null when there is none with this id. */
export async function backtestById(db: Reader, id: string): Promise<NamedBacktest | null> {
	const row = isId('bkt', id) ? await findBacktest(db, id) : null;
	return row && named(db, row, await namesOf(db, [row.started_by]));
}

/** What can be replayed and what its words need: version numbers, newest first, and the reasons' names. */
export const backtestChoices = async (db: Reader): Promise<{ number: number; note: string }[]> =>
	(await policyVersions(db)).map(({ number, note }) => ({ number, note }));

export async function reasonNames(db: Reader): Promise<Record<string, { th: string; en: string }>> {
	const reasons = await reasonsOf(db, 'return', 'all');
	return Object.fromEntries(
		reasons.map((reason) => [reason.code, { th: reason.label_th, en: reason.label_en }])
	);
}

const named = async (db: Reader, row: Backtest, names: Map<string, string>): Promise<NamedBacktest> => ({
	...row,
	by: names.get(row.started_by ?? '') ?? null,
	version_number: row.version_id && ((await findPolicyVersion(db, row.version_id))?.number ?? null)
});
