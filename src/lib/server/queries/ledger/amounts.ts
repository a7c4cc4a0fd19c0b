import { PostgresAdapter, sql, type Kysely } from 'kysely';
import type { Reader } from '../../store/database.ts';
import { MOST_NAMED, type Found, type LedgerRule } from './rule.ts';

/** Amounts, in every table there is: a new column of money is looked at without being named here. */
export const amountRules: readonly LedgerRule[] = [
	{
		of: 'M6',
		says: 'every amount is a whole number of minor units',
		async ask(db) {
			const tables: AnyTables = db.withTables<Record<string, Record<string, number>>>();
			const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
			const found: Found = { checked: 0, broken: [] };
			for (const { table, column, type } of await moneyColumns(db)) {
				found.checked += await count(tables, table, column);
				// PostgreSQL keeps nothing but whole numbers in a bigint; SQLite keeps what it is given.
				if (!isPostgres) found.broken.push(...(await fractions(tables, table, column)));
				else if (type !== 'int8' && type !== 'int4') found.broken.push(`${table}.${column}: ${type}`);
			}
			return found;
		}
	}
];

type AnyTables = Pick<Kysely<Record<string, Record<string, number>>>, 'selectFrom'>;

async function moneyColumns(db: Reader): Promise<{ table: string; column: string; type: string }[]> {
	const tables = await db.introspection.getTables();
	return tables
		.filter((table) => !table.isView)
		.flatMap((table) =>
			table.columns
				.filter((column) => column.name.endsWith('_minor'))
				.map((column) => ({ table: table.name, column: column.name, type: column.dataType }))
		);
}

async function count(db: AnyTables, table: string, column: string): Promise<number> {
	const row = await db
		.selectFrom(table)
		.select(({ fn }) => fn.count(column).as('n'))
		.executeTakeFirstOrThrow();
	return Number(row.n);
}

async function fractions(db: AnyTables, table: string, column: string): Promise<string[]> {
	const rows = await db
		.selectFrom(table)
		.select(sql<number>`rowid`.as('at'))
		.where(column, 'is not', null)
		.where(({ fn }) => fn('typeof', [column]), '<>', 'integer')
		.limit(MOST_NAMED)
		.execute();
	return rows.map(({ at }) => `${table}.${column}, row ${at}`);
}
