import { sql, type Kysely } from 'kysely';

/** What of a replacement's discount the shop gave for choosing an exchange: lost turnover, never money that moved. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql
		.raw(
			`alter table exchange_lines add column bonus_minor integer not null default 0
				check (bonus_minor >= 0)`
		)
		.execute(db);
}
