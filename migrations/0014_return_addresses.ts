import { sql, type Kysely } from 'kysely';

/**
 * Addresses that parcels come back to, beside the shop's own, which stays with the shop; and the one that a return was
 * sent to by a rule. Without one it goes to the shop's own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
	`create table return_addresses (
		code text primary key, name_en text not null, name_th text not null, address text not null,
		active integer not null check (active in (0, 1)), version integer not null, created_at bigint not null)`,
	`alter table returns add column return_address_code text references return_addresses (code)`,
	`create index returns_address on returns (return_address_code) where return_address_code is not null`
];
