import SqliteFile from 'better-sqlite3';
import {
	Kysely,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
	type CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type QueryResult
} from 'kysely';
import { atOnce } from '#lib/server/store/engines/at-once.ts';
import type { Schema } from '#lib/server/store/schema.ts';

/** One statement that changed something, as it went to the database. */
export type Write = { sql: string; parameters: readonly unknown[] };

export type InMemory = {
	db: Kysely<Schema>;
	/** Reads past the query builder: for the harness itself. */
	all<Row>(sql: string, ...parameters: unknown[]): Row[];
	/** Writes past the query builder: what a transaction wrote, again. */
	replay(writes: readonly Write[]): void;
	/** The statements that `work` asks. */
	listen(work: () => Promise<unknown>): Promise<Write[]>;
	/** Ends every job that only sends a mail. */
	mailsAreSent(now: number): void;
	/** What was written since it was last emptied. */
	writes: Write[];
	/** From here on `reset` comes back to the rows as they are now. */
	keepAsTemplate(): void;
	reset(): void;
	/** Everything committed so far survives a loss of power. */
	sync(): void;
	/** Takes back every commit since the last sync. */
	losePower(): void;
};

/**
 * The real schema in one SQLite connection in memory. Two copies of its rows stand beside it: the template that every
 * seed begins with, and what a disk would have kept. Only tables that were written to are copied back.
 */
export function openInMemory(): InMemory {
	const file = new SqliteFile(':memory:');
	file.pragma('foreign_keys = ON');
	for (const copy of ['template', 'kept']) file.exec(`attach ':memory:' as ${copy}`);
	const writes: Write[] = [];
	let heard: Write[] | null = null;
	const prepared = statementCache(file);
	const run = (statement: string) => void prepared(statement).run();
	const connection: DatabaseConnection = {
		async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
			const statement = prepared(sql);
			heard?.push({ sql, parameters });
			touch(sql);
			if (!statement.readonly) writes.push({ sql, parameters });
			if (statement.reader) return { rows: statement.all(...parameters) as R[] };
			const { changes, lastInsertRowid } = statement.run(...parameters);
			return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
		},
		streamQuery() {
			throw new Error('nothing in the store streams');
		}
	};
	/** Tables written to since the seed began, and since the last sync. */
	const dirty = new Set<string>();
	const unsynced = new Set<string>();
	const tables = new Map<string, string | null>();
	function touch(sql: string): void {
		let table = tables.get(sql);
		if (table === undefined) {
			table = /^(?:insert into|update|delete from) "(\w+)"/.exec(sql)?.[1] ?? null;
			tables.set(sql, table);
		}
		if (table === null) return;
		dirty.add(table);
		unsynced.add(table);
	}
	function copy(from: string, to: string, which: ReadonlySet<string>): void {
		file.pragma('foreign_keys = OFF');
		run('begin immediate');
		for (const table of which) {
			run(`delete from ${to}."${table}"`);
			run(`insert into ${to}."${table}" select * from ${from}."${table}"`);
		}
		run('commit');
		file.pragma('foreign_keys = ON');
	}
	const all = <Row>(sql: string, ...parameters: unknown[]) => prepared(sql).all(...parameters) as Row[];
	return {
		db: new Kysely<Schema>({ dialect: dialectOf(connection, run, all) }),
		all,
		replay(again) {
			run('begin immediate');
			try {
				for (const { sql, parameters } of again) {
					const statement = prepared(sql);
					if (statement.reader) statement.all(...parameters);
					else statement.run(...parameters);
					touch(sql);
				}
				run('commit');
			} catch (error) {
				run('rollback');
				throw error;
			}
		},
		async listen(work) {
			heard = [];
			await work();
			const asked = heard;
			heard = null;
			return asked;
		},
		mailsAreSent(now) {
			prepared(`update jobs set done_at = ? where kind = 'mail.send' and done_at is null`).run(now);
		},
		writes,
		keepAsTemplate() {
			const tables = all<{ name: string; type: string; tbl_name: string }>(
				"select name, type, tbl_name from sqlite_master where type in ('table', 'trigger') and name not like 'sqlite_%'"
			);
			for (const { name, type } of tables) {
				// The journal's own guards would keep the next seed from starting afresh.
				if (type === 'trigger') file.exec(`drop trigger "${name}"`);
				else
					for (const copy of ['template', 'kept'])
						file.exec(`create table ${copy}."${name}" as select * from main."${name}"`);
			}
			dirty.clear();
			unsynced.clear();
		},
		reset() {
			for (const to of ['main', 'kept']) copy('template', to, dirty);
			dirty.clear();
			unsynced.clear();
		},
		sync() {
			copy('main', 'kept', unsynced);
			unsynced.clear();
		},
		losePower() {
			copy('kept', 'main', unsynced);
			unsynced.clear();
		}
	};
}

function statementCache(file: SqliteFile.Database): (sql: string) => SqliteFile.Statement {
	const statements = new Map<string, SqliteFile.Statement>();
	return (sql) => {
		const known = statements.get(sql);
		if (known) return known;
		const statement = file.prepare(plannedOnce(sql));
		statements.set(sql, statement);
		return statement;
	};
}

/**
 * SQLite plans a select anew for every value that is bound where it may choose by it, which takes longer than reading
 * these few rows; behind a subselect the value cannot change the plan.
 */
const plannedOnce = (sql: string): string =>
	sql.startsWith('select ') ? sql.replace(/(<=|>=|<>|=|<|>|limit) \?/g, '$1 (select ?)') : sql;

function dialectOf(
	connection: DatabaseConnection,
	run: (statement: string) => void,
	all: <Row>(sql: string, ...parameters: unknown[]) => Row[]
): Dialect {
	const driver: Driver = {
		init: async () => undefined,
		acquireConnection: async () => connection,
		beginTransaction: async () => run('begin immediate'),
		commitTransaction: async () => run('commit'),
		rollbackTransaction: async () => run('rollback'),
		releaseConnection: async () => undefined,
		destroy: async () => undefined
	};
	const adapter = new SqliteAdapter();
	atOnce.set(adapter, (sql, parameters) => all(sql, ...parameters));
	return {
		createDriver: () => driver,
		createQueryCompiler: () => new SqliteQueryCompiler(),
		createIntrospector: (db) => new SqliteIntrospector(db),
		createAdapter: () => adapter
	};
}
