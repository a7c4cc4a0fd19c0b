import { sql, type Kysely } from 'kysely';

/** When a customer asked for a second look at a return that was turned down; once per return. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql.raw('alter table returns add column appealed_at bigint').execute(db);
}
