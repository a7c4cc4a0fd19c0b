import SqliteFile from 'better-sqlite3';
import { existsSync } from 'node:fs';

/**
 * A consistent copy of a database that may be in use, by SQLite's own backup: whoever writes meanwhile goes on.
 * @throws Error when the copy is not whole
 */
export async function copySqlite(from: string, to: string): Promise<void> {
	const source = new SqliteFile(from, { fileMustExist: true, timeout: 5_000 });
	try {
		// All that is left in one step: a copy in small steps begins again whenever somebody writes.
		await source.backup(to, { progress: ({ remainingPages }) => Math.max(1, remainingPages) });
	} finally {
		source.close();
	}
	const faults = sqliteFaults(to);
	if (faults.length > 0) throw new Error(`The copy ${to} is not whole: ${faults.join('; ')}`);
}

/** What is wrong with a database file that nobody has open. */
export function sqliteFaults(path: string): string[] {
	const file = new SqliteFile(path, { fileMustExist: true });
	try {
		// A backup keeps the journal's mode; one whole file is what is wanted here.
		file.pragma('journal_mode = DELETE');
		const said = file.pragma('integrity_check') as { integrity_check: string }[];
		const broken = file.pragma('foreign_key_check') as unknown[];
		return [
			...said.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
			...(broken.length > 0 ? [`${broken.length} row(s) point at nothing`] : [])
		];
	} catch (error) {
		return [error instanceof Error ? error.message : 'unreadable'];
	} finally {
		file.close();
	}
}

/** True while another process has the database open. Afterwards the file holds everything, without a journal. */
export function isSqliteInUse(path: string): boolean {
	if (!existsSync(path)) return false;
	const file = new SqliteFile(path, { fileMustExist: true, timeout: 500 });
	try {
		return file.pragma('journal_mode = DELETE', { simple: true }) !== 'delete';
	} catch {
		return true;
	} finally {
		file.close();
	}
}

/** Paths and sizes of the files that the rows of a database name. */
export function filesNamedIn(path: string): { path: string; bytes: number }[] {
	const file = new SqliteFile(path, { fileMustExist: true });
	try {
		return file.prepare('select path, bytes from files').all() as { path: string; bytes: number }[];
	} finally {
		file.close();
	}
}
