import type { CompiledQuery, Insertable } from 'kysely';
import type { Tx } from './database.ts';
import { writtenAtOnce } from './engines/at-once.ts';
import type { Schema } from './schema.ts';

/**
 * Inserts rows of one shape. The text is built once for each table, set of columns and number of rows: for a command
 * that writes six tables, building it took longer than the writing.
 *
 * @param unless one or more columns whose values, when they are there already, leave the row out
 * @returns how many rows were inserted
 */
export async function insertRows<T extends keyof Schema>(
	tx: Tx,
	table: T,
	rows: readonly Insertable<Schema[T]>[],
	unless?: Column<T> | readonly Column<T>[]
): Promise<number> {
	const [first] = rows;
	if (!first) return 0;
	const columns = Object.keys(first) as (keyof typeof first)[];
	const { adapter } = tx.getExecutor();
	const texts = known.get(adapter.constructor) ?? new Map<string, CompiledQuery>();
	known.set(adapter.constructor, texts);
	const key = `${table}(${columns.join()})${rows.length}${unless ?? ''}`;
	let query = texts.get(key);
	if (!query) {
		const insert = tx.insertInto(table).values(rows);
		query = (
			unless === undefined
				? insert
				: insert.onConflict((on) => on.columns([unless].flat() as never[]).doNothing())
		).compile();
		if (texts.size >= MOST_KNOWN) texts.clear();
		texts.set(key, query);
	}
	const parameters = rows.flatMap((row) => columns.map((column) => row[column]));
	const write = writtenAtOnce.get(adapter);
	if (write) return write(query.sql, parameters);
	const { numAffectedRows } = await tx.executeQuery({ ...query, parameters });
	return Number(numAffectedRows ?? 0n);
}

type Column<T extends keyof Schema> = keyof Schema[T] & string;
const known = new Map<unknown, Map<string, CompiledQuery>>();
const MOST_KNOWN = 200;
