import type { CompiledQuery, UpdateObject } from 'kysely';
import type { Tx } from './database.ts';
import { writtenAtOnce } from './engines/at-once.ts';
import type { Schema } from './schema.ts';

/**
 * Sets columns of the rows whose columns are equal to those of `where`. The text is built once for each table and each
 * set of columns, as in insert.ts: a worker's own updates took longer to build than to run.
 *
 * @returns how many rows were updated
 */
export async function updateRows<T extends keyof Schema>(
	tx: Tx,
	table: T,
	set: Partial<Schema[T]>,
	where: Partial<{ [C in keyof Schema[T]]: NonNullable<Schema[T][C]> }>
): Promise<number> {
	// As in the query builder, a column without a value is left as it is.
	const changes = Object.entries(set).filter(([, value]) => value !== undefined);
	const wanted = Object.entries(where);
	const { adapter } = tx.getExecutor();
	const texts = known.get(adapter.constructor) ?? new Map<string, CompiledQuery>();
	known.set(adapter.constructor, texts);
	const key = `${table}(${changes.map(([column]) => column).join()})${wanted.map(([column]) => column).join()}`;
	let query = texts.get(key);
	if (!query) {
		let update = tx
			.updateTable(table as 'jobs')
			.set(Object.fromEntries(changes) as UpdateObject<Schema, 'jobs'>);
		for (const [column, value] of wanted) update = update.where(column as 'id', '=', value as never);
		query = update.compile();
		if (texts.size >= MOST_KNOWN) texts.clear();
		texts.set(key, query);
	}
	const parameters = [...changes, ...wanted].map(([, value]) => value);
	const write = writtenAtOnce.get(adapter);
	if (write) return write(query.sql, parameters);
	const { numAffectedRows } = await tx.executeQuery({ ...query, parameters });
	return Number(numAffectedRows ?? 0n);
}

const known = new Map<unknown, Map<string, CompiledQuery>>();
const MOST_KNOWN = 200;
