import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../../store/database.ts';
import type { InvariantId } from './invariants.ts';

/** What one rule found: how many rows it looked at, and the ids of those that break it. */
export type Found = { checked: number; broken: string[] };

export type LedgerRule = {
	/** The invariant it is part of. */
	of: InvariantId;
	/** What must hold, as a sentence for people. */
	says: string;
	ask(db: Reader, now: Instant): Promise<Found>;
};

/** Ids of a broken rule that are carried on; the count says how many there are. */
export const MOST_NAMED = 1_000;

/**
 * A rule asked of rows: `among` is a table or a subquery in brackets, `breaks` the condition that no row `x` of it may
 * meet. Every statement must mean the same on SQLite and PostgreSQL.
 */
export const rule = (
	of: InvariantId,
	says: string,
	among: RawBuilder<unknown>,
	breaks: RawBuilder<unknown> | ((now: Instant) => RawBuilder<unknown>)
): LedgerRule => ({
	of,
	says,
	async ask(db, now) {
		const condition = typeof breaks === 'function' ? breaks(now) : breaks;
		const counted = await sql<{ n: number }>`select count(*) as n from ${among} x`.execute(db);
		const broken = await sql<{
			id: string;
		}>`select x.id as id from ${among} x where ${condition} order by x.id limit ${MOST_NAMED}`.execute(db);
		return { checked: Number(counted.rows[0]?.n ?? 0), broken: broken.rows.map(({ id }) => id) };
	}
});
