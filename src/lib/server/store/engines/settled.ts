import { PostgresAdapter, sql } from 'kysely';
import { SECOND, type Instant } from '#lib/domain/time.ts';
import type { Reader } from '../database.ts';

/**
 * A moment before which no id is still to come: every transaction that made one earlier has been written. On SQLite
 * there is one writer at a time, so ids come in the order in which they are written, and there is no such moment. On
 * PostgreSQL it is that of the oldest transaction that writes, with a second for clocks that differ.
 */
export async function settledMoment(db: Reader): Promise<Instant | null> {
	if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return null;
	const { rows } = await sql<{ asked: number; oldest: number | null }>`
		select extract(epoch from clock_timestamp())::float8 * 1000 as asked,
			extract(epoch from min(xact_start))::float8 * 1000 as oldest
		from pg_stat_activity where datname = current_database() and backend_xid is not null`.execute(db);
	const { asked = 0, oldest = null } = rows[0] ?? {};
	return oldest === null ? asked : Math.min(asked, oldest - SECOND);
}
