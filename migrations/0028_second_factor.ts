import { sql, type Kysely } from 'kysely';

/** A second factor for staff, its recovery codes, and when somebody last proved who they are. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
	`create table second_factors (
		staff_id text primary key references staff (id),
		secret_sealed text not null, last_step bigint not null, added_at bigint not null)`,
	`create table recovery_codes (
		staff_id text not null references second_factors (staff_id) on delete cascade,
		hash text not null, used_at bigint,
		primary key (staff_id, hash))`,
	`alter table staff_sessions add column confirmed_at bigint not null default 0`
];
