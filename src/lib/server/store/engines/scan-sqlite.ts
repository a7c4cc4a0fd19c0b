import SqliteFile from 'better-sqlite3';
import type { Scan } from './scan.ts';

/** Each statement sees what was committed when it began; nobody who writes waits for it. */
export function sqliteScan(path: string): Scan {
	const file = new SqliteFile(path, { readonly: true, fileMustExist: true, timeout: 5_000 });
	for (const pragma of ['query_only = ON', 'trusted_schema = OFF', 'mmap_size = 0', 'cache_size = -4096']) {
		file.pragma(pragma);
	}
	const statements = new Map<string, SqliteFile.Statement>();
	return {
		async rows<Row>(text: string, values: readonly (string | number)[]) {
			let statement = statements.get(text);
			if (!statement) {
				statement = file.prepare(text);
				statements.set(text, statement);
			}
			return statement.all(Object.fromEntries(values.map((value, index) => [index + 1, value]))) as Row[];
		},
		async close() {
			file.close();
		}
	};
}
