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
import { atOnce, writtenAtOnce } from './at-once.ts';
import { sharedCommit } from './shared-commit.ts';
import { sharedLook, type SharedLook } from './shared-look.ts';

/** One writer with full durability, one reader of its own: a transaction never makes a page wait. */
export async function openSqlite(path: string): Promise<Database> {
	mkdirSync(dirname(path), { recursive: true });
	const writerFile = new SqliteFile(path, { timeout: WAIT_AT_ONCE_MS });
	writerFile.pragma('journal_mode = WAL');
	for (const pragma of WRITER_PRAGMAS) writerFile.pragma(pragma);
	const readerFile = new SqliteFile(path, { timeout: 5_000, readonly: true });
	for (const pragma of READER_PRAGMAS) readerFile.pragma(pragma);

	const look = sharedLook(readerFile);
	const owner = new Kysely<Schema>({
		dialect: new ImmediateSqliteDialect(writerFile, committing(writerFile, look))
	});
	const read = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect(readerFile, look.join) });
	return {
		engine: 'sqlite',
		read,
		owner,
		transaction: sharedCommit(owner, () => writerFile.inTransaction),
		async close() {
			look.end();
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
	'wal_autocheckpoint = 4000',
	// Commands that share a commit change some 400 pages together; more than fit here go to the log twice.
	'cache_size = -8192'
];
// 16 MiB of pages: an order and all that belongs to it lie on some twenty.
const READER_PRAGMAS = ['query_only = ON', 'trusted_schema = OFF', 'mmap_size = 0', 'cache_size = -16384'];

/** A writer that is about to make something visible: the readers of this process look anew. */
const committing = (writer: SqliteFile.Database, look: SharedLook) => (sql: string) => {
	if (sql === 'commit' || !writer.inTransaction) look.end();
};

class ImmediateSqliteDialect extends SqliteDialect {
	readonly #database: SqliteDatabase;

	/** `before` is told every statement just before it runs. */
	constructor(file: SqliteFile.Database, before: (sql: string) => void) {
		const database = withStatementCache(file, before);
		super({ database });
		this.#database = database;
	}

	override createDriver(): Driver {
		return new ImmediateSqliteDriver({ database: this.#database });
	}

	override createAdapter(): SqliteAdapter {
		const adapter = new TransactionalSqliteAdapter();
		atOnce.set(adapter, (sql, parameters) => this.#database.prepare(sql).all(parameters));
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
function withStatementCache(file: SqliteFile.Database, before: (sql: string) => void): SqliteDatabase {
	const statements = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
	return {
		prepare(sql) {
			before(sql);
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
