import { sql, type Kysely } from 'kysely';

/**
 * Replacements can be chosen anew after some of what comes back was judged: `given_for` are the units of their item that
 * counted then, null for all of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql.raw('alter table exchange_lines add column given_for integer check (given_for > 0)').execute(db);
}
