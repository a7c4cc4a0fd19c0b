import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#lib/server/store/database.ts';

/** Counters and clocks that every request may move: none of them is anybody's data. */
const MOVING: Record<string, readonly string[]> = {
	staff_sessions: ['seen_at'],
	customer_sessions: ['seen_at'],
	api_keys: ['last_used_at']
};

/** A hash per table of all that is stored, so that a test can say which one changed. */
export async function fingerprint(
	{ owner }: Database,
	without: readonly string[] = ['rate_limits']
): Promise<Record<string, string>> {
	const tables = (await owner.introspection.getTables()).map((table) => table.name).sort();
	const prints: Record<string, string> = {};
	for (const table of tables.filter((name) => !without.includes(name))) {
		const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(owner);
		const still = rows.map((row) =>
			JSON.stringify(Object.entries(row).filter(([column]) => !MOVING[table]?.includes(column)))
		);
		prints[table] = createHash('sha256').update(still.sort().join('\n')).digest('hex');
	}
	return prints;
}
