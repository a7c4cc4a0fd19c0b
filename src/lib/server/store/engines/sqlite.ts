import SqliteFile from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
	CompiledQuery,
	Kysely,
	SqliteAdapter,
	SqliteDialect,
	SqliteDriver,
	type DatabaseConnection,
	type Driver,
	type SqliteDatabase
} from 'kysely';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';
import { atOnce, lookAtOnce, writtenAtOnce } from './at-once.ts';
import { sharedCommit } from './shared-commit.ts';

/** One writer with full durability, one reader of its own: a transaction never makes a page wait. */
export async function openSqlite(path: string): Promise<Database> {
	mkdirSync(dirname(path), { recursive: true });
	const writerFile = new SqliteFile(path, { timeout: WAIT_AT_ONCE_MS });
	writerFile.pragma('journal_mode = WAL');
	for (const pragma of WRITER_PRAGMAS) writerFile.pragma(pragma);
	const readerFile = new SqliteFile(path, { timeout: 5_000, readonly: true });
	for (const pragma of READER_PRAGMAS) readerFile.pragma(pragma);

	const owner = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect(writerFile) });
	const read = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect(readerFile) });
	return {
		engine: 'sqlite',
		read,
		owner,
		transaction: sharedCommit(owner, () => writerFile.inTransaction),
		async close() {
			await read.destroy();
			// A side that was never asked anything is left open by the query builder. The writer leaves last: the last one
			// out empties the log into the file, and a reader may not.
			readerFile.close();
			await owner.destroy();
			writerFile.close();
		}
	};
}

// better-sqlite3 falls back to synchronous=NORMAL in WAL mode, which can lose an acknowledged commit at power loss.
const WRITER_PRAGMAS = [
	'synchronous = FULL',
	'foreign_keys = ON',
	'trusted_schema = OFF',
	'mmap_size = 0',
	// The log grows to 16 MiB before it is emptied into the file: pages that change all the time are moved once.
	'wal_autocheckpoint = 4000'
];
// 16 MiB of pages: an order and all that belongs to it lie on some twenty.
const READER_PRAGMAS = ['query_only = ON', 'trusted_schema = OFF', 'mmap_size = 0', 'cache_size = -16384'];

class ImmediateSqliteDialect extends SqliteDialect {
	readonly #file: SqliteFile.Database;
	readonly #database: SqliteDatabase;
	readonly #look: { begin: SqliteFile.Statement; commit: SqliteFile.Statement };

	constructor(file: SqliteFile.Database) {
		const database = withStatementCache(file);
		super({ database });
		this.#file = file;
		this.#database = database;
		this.#look = { begin: file.prepare('begin'), commit: file.prepare('commit') };
	}

	override createDriver(): Driver {
		return new ImmediateSqliteDriver({ database: this.#database });
	}

	override createAdapter(): SqliteAdapter {
		const adapter = new TransactionalSqliteAdapter();
		atOnce.set(adapter, (sql, parameters) => this.#database.prepare(sql).all(parameters));
		const { begin, commit } = this.#look;
		lookAtOnce.set(adapter, (reads) => {
			if (this.#file.inTransaction) return reads();
			begin.run();
			try {
				return reads();
			} finally {
				commit.run();
			}
		});
		writtenAtOnce.set(adapter, (sql, parameters) =>
			Number(this.#database.prepare(sql).run(parameters).changes)
		);
		return adapter;
	}
}

// Waiting for another process's transaction stands still with the whole process, so it is done in short turns.
const WAIT_AT_ONCE_MS = 100;
const WAIT_IN_ALL_MS = 5_000;

class ImmediateSqliteDriver extends SqliteDriver {
	// A deferred BEGIN that reads and then writes fails at once when another process wrote in between.
	override async beginTransaction(connection: DatabaseConnection): Promise<void> {
		const end = performance.now() + WAIT_IN_ALL_MS;
		for (;;) {
			try {
				await connection.executeQuery(CompiledQuery.raw('begin immediate'));
				return;
			} catch (error) {
				const isBusy = error instanceof SqliteFile.SqliteError && error.code.startsWith('SQLITE_BUSY');
				if (!isBusy || performance.now() > end) throw error;
				await pause(BETWEEN_TURNS_MS);
			}
		}
	}
}
const BETWEEN_TURNS_MS = 10;

class TransactionalSqliteAdapter extends SqliteAdapter {
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

/** Kysely prepares every statement anew; the same few hundred texts come again and again. */
function withStatementCache(file: SqliteFile.Database): SqliteDatabase {
	const statements = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
	return {
		prepare(sql) {
			const known = statements.get(sql);
			if (known) return known;
			const statement = file.prepare(sql) as unknown as ReturnType<SqliteDatabase['prepare']>;
			if (statements.size >= 500) statements.clear();
			statements.set(sql, statement);
			return statement;
		},
		close() {
			file.close();
		}
	};
}
