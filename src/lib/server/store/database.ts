import type { Kysely, Transaction } from 'kysely';
import { openSqlite } from './engines/sqlite.ts';
import type { Schema } from './schema.ts';

export type Engine = 'sqlite' | 'postgres';
export type Tx = Transaction<Schema>;
/** A handle that may read: the read side, or a transaction that is already open. */
export type Reader = Kysely<Schema>;

/**
 * The two ways to the data. Inside `transaction` use the handle it gives and no other: on SQLite a second handle
 * would wait for ever. Nothing outside the database may happen in there; PostgreSQL may run `work` again.
 */
export type Database = {
	engine: Engine;
	/** Never blocked by an open transaction. */
	read: Reader;
	/** The single door for writes: immediate on SQLite, serializable with bounded retries on PostgreSQL. */
	transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
	/** For migrations and self-checks only. */
	owner: Kysely<Schema>;
	close(): Promise<void>;
};

/** `sqlite:/path/to/file.db` or `postgres://user:password@host/database`. */
export async function openDatabase(options: { url: string }): Promise<Database> {
	if (options.url.startsWith('sqlite:')) return openSqlite(options.url.slice('sqlite:'.length));
	if (/^postgres(ql)?:\/\//.test(options.url)) {
		// Loaded only where it is used: a start takes a fifth longer with it.
		const { openPostgres } = await import('./engines/postgres.ts');
		return openPostgres(options.url);
	}
	throw new Error('The database address must start with sqlite: or postgres://');
}
