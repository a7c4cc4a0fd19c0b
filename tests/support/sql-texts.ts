import SqliteFile from 'better-sqlite3';

/** Notes the text of every statement that better-sqlite3 prepares, until it is stopped. */
export function noteStatements(): { texts: Set<string>; stop(): void } {
	const texts = new Set<string>();
	const prepare = SqliteFile.prototype.prepare;
	SqliteFile.prototype.prepare = function (this: SqliteFile.Database, text: string) {
		texts.add(text);
		return prepare.call(this, text);
	} as typeof prepare;
	return { texts, stop: () => void (SqliteFile.prototype.prepare = prepare) };
}

/** What SQLite says it would do, one line per step. Values do not matter to a plan. */
export function planOf(file: SqliteFile.Database, text: string): string[] {
	const places = Math.max(0, ...[...text.matchAll(/\?(\d*)/g)].map((_, index) => index + 1));
	const statement = file.prepare(`explain query plan ${text}`);
	const rows = statement.all(...Array.from({ length: places }, () => 0)) as { detail: string }[];
	return rows.map((row) => row.detail);
}
