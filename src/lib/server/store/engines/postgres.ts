import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database, Tx } from '../database.ts';
import type { Schema } from '../schema.ts';

/** One pool for both sides. Every transaction is serializable; a serialization failure runs it again. */
export async function openPostgres(url: string): Promise<Database> {
	const pool = new pg.Pool({
		connectionString: url,
		max: 10,
		connectionTimeoutMillis: 10_000,
		types: { getTypeParser: numbersFromBigint }
	});
	// A connection that breaks must not end the process: idle, the pool says so; in use, the connection itself does, and
	// whoever uses it hears of it from the query. The next query reconnects.
	pool.on('error', () => undefined);
	pool.on('connect', (client) => client.on('error', () => undefined));
	const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
	return {
		engine: 'postgres',
		read: db,
		owner: db,
		transaction: (work) => serializable(db, work),
		close: () => db.destroy()
	};
}

/** Enough for a full pool that wants the same row, such as the counter of the credit notes, on a busy machine. */
const MOST_TRIES = 20;
const LONGEST_WAIT = 400;

async function serializable<T>(db: Kysely<Schema>, work: (tx: Tx) => Promise<T>): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await db.transaction().setIsolationLevel('serializable').execute(work);
		} catch (error) {
			if (attempt === MOST_TRIES || !isRetryable(error)) throw error;
			// Anywhere up to the whole: who collided once must not meet again at the next try.
			const most = Math.min(5 * 2 ** attempt, LONGEST_WAIT);
			await new Promise((resolve) => setTimeout(resolve, Math.random() * most));
		}
	}
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const isRetryable = (error: unknown): boolean =>
	error instanceof pg.DatabaseError && (error.code === SERIALIZATION_FAILURE || error.code === DEADLOCK);

const INT8 = 20;
const NUMERIC = 1700;
/** Amounts and instants fit a safe integer; sums of bigint arrive as numeric. */
export function numbersFromBigint(oid: number, format?: 'text' | 'binary') {
	if (oid === INT8 || oid === NUMERIC) return (text: string) => Number(text);
	return pg.types.getTypeParser(oid, format as 'text');
}
