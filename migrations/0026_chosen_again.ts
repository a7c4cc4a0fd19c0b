import { sql, type Kysely } from 'kysely';

/**
 * Replacements can be chosen anew after some of what comes back was judged: `given_for` are the units of their item that
 * counted then, null for all of them. What a claim sends again is told apart from what is exchanged.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
	`alter table exchange_lines add column given_for integer check (given_for > 0)`,
	`update order_lines set origin = 'replacement' where origin = 'exchange' and id in (
		select l.order_line_id from exchange_lines l
		join exchanges e on e.id = l.exchange_id join returns r on r.id = e.return_id
		where r.kind = 'claim' and l.order_line_id is not null)`
];
