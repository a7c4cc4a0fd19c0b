import { sql, type Kysely } from 'kysely';

/** Days on which the shop does not work, as the merchant keeps them: a day of its zone, '2026-12-05'. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
	`create table holidays (day text primary key, name_en text not null, name_th text not null)`
];
