import { isId } from '#lib/domain/ids.ts';
import type { Reader } from '../store/database.ts';
import { faultsOf, findImport as findRow, recentImports } from '../store/imports.ts';
import type { ImportsTable } from '../store/schema.ts';
import { namesOf } from './names.ts';

export { faultsOf };
export type ImportRun = Omit<ImportsTable, 'dry_run'> & { dry_run: boolean; by: string | null };

/** Newest first, with who started them. */
export async function importRuns(db: Reader, limit: number): Promise<ImportRun[]> {
	const rows = await recentImports(db, limit);
	const names = await namesOf(
		db,
		rows.map((row) => row.started_by)
	);
	return rows.map((row) => withName(row, names));
}

/** One run; null when there is none with this id. */
export async function importRun(db: Reader, id: string): Promise<ImportRun | null> {
	const row = isId('imp', id) ? await findRow(db, id) : null;
	return row && withName(row, await namesOf(db, [row.started_by]));
}

const withName = (row: ImportsTable, names: Map<string, string>): ImportRun => ({
	...row,
	dry_run: row.dry_run === 1,
	by: names.get(row.started_by ?? '') ?? null
});
