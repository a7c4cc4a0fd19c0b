/**
 * A connection of its own for long reading, usable in a thread: read-only, with little memory. Texts name their values
 * `$1`, `$2` and say the same to both engines.
 */
export type Scan = {
	rows<Row>(text: string, values: readonly (string | number)[]): Promise<Row[]>;
	close(): Promise<void>;
};

/** @param url as for `openDatabase` */
export async function openScan(url: string): Promise<Scan> {
	if (url.startsWith('sqlite:')) {
		const { sqliteScan } = await import('./scan-sqlite.ts');
		return sqliteScan(url.slice('sqlite:'.length));
	}
	const { postgresScan } = await import('./scan-postgres.ts');
	return postgresScan(url);
}
