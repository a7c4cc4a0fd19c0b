import { sql, type SelectQueryBuilder } from 'kysely';
import type { Engine, Tx } from '../database.ts';
import type { Schema } from '../schema.ts';

/** Takes the rows that no other process holds. SQLite has one writer at a time and needs no row locks. */
export const skipLocked = <T extends keyof Schema, O>(
	engine: Engine,
	query: SelectQueryBuilder<Schema, T, O>
): SelectQueryBuilder<Schema, T, O> => (engine === 'postgres' ? query.forUpdate().skipLocked() : query);

/**
 * Waits until nobody else in this line is at work; to be a transaction's first statement. On PostgreSQL a table lock
 * is taken before the snapshot, so whoever waited sees what was written meanwhile and need not start again.
 */
export async function standInLine(engine: Engine, tx: Tx, line: keyof Schema & string): Promise<void> {
	if (engine === 'postgres') await sql`lock table ${sql.table(line)} in share row exclusive mode`.execute(tx);
}
