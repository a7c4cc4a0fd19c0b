import { sql, type Kysely } from 'kysely';

/** Several returns of one customer in one box: all of them name it by the number of one of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
	`alter table returns add column box_number text references returns (number)`,
	`create index returns_box on returns (box_number) where box_number is not null`
];
