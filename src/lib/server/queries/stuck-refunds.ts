import { sql } from 'kysely';
import { MINUTE, type Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { described, type Found, type StuckRefund } from './stuck-rows.ts';

export type { SeenRefund, StuckRefund } from './stuck-rows.ts';

type Page = { now: Instant; after: { since: Instant; id: string } | null; limit: number };

/** A request is answered within seconds; one that still has no answer after this is something to know of. */
const ANSWERED_WITHIN = 2 * MINUTE;
/** More are never shown at once; somebody has other worries then. */
const MOST = 500;

/** Refund payments that stopped, that nobody answered for, or that failed; oldest first. */
export async function stuckRefunds(
	db: Reader,
	{ now, after, limit }: Page
): Promise<{ rows: StuckRefund[]; count: number; next: { since: Instant; id: string } | null }> {
	const found = [...(await parked(db)), ...(await unanswered(db, now)), ...(await failed(db))].sort(
		(a, b) => a.since - b.since || (a.row.id < b.row.id ? -1 : 1)
	);
	const rest =
		after === null
			? found
			: found.filter(({ since, row }) => since > after.since || (since === after.since && row.id > after.id));
	const shown = rest.slice(0, limit);
	const last = shown.at(-1);
	return {
		rows: await described(db, shown, now),
		count: found.length,
		next: rest.length > limit && last ? { since: last.since, id: last.row.id } : null
	};
}

/** Word for word the condition of the index: SQLite uses it only when it reads the same. */
const UNSETTLED = sql<boolean>`state in ('reserved', 'sending', 'unknown', 'pending', 'requires_action')`;

async function parked(db: Reader): Promise<Found[]> {
	const rows = await db
		.selectFrom('refund_payments')
		.innerJoin('refunds', 'refunds.id', 'refund_payments.refund_id')
		.selectAll('refund_payments')
		.where('refund_payments.parked_at', 'is not', null)
		.where('refunds.state', 'in', ['approved', 'processing'])
		.orderBy('refund_payments.parked_at')
		.limit(MOST)
		.execute();
	return rows.map((row) => ({ kind: 'parked', since: row.parked_at ?? row.created_at, row }));
}

async function unanswered(db: Reader, now: Instant): Promise<Found[]> {
	const rows = await db
		.selectFrom('refund_payments')
		.selectAll()
		.where('state', 'in', ['sending', 'unknown'])
		.where(UNSETTLED)
		.where('last_attempt_at', '<', now - ANSWERED_WITHIN)
		.where('parked_at', 'is', null)
		.limit(MOST)
		.execute();
	return rows.map((row) => ({
		kind: 'unanswered',
		since: row.first_attempt_at ?? row.last_attempt_at ?? row.created_at,
		row
	}));
}

/** The last try of each refund of which something is still missing. */
async function failed(db: Reader): Promise<Found[]> {
	const refunds = await db
		.selectFrom('refunds')
		.select('id')
		.where('state', 'in', ['part_failed', 'failed'])
		.orderBy('created_at')
		.limit(MOST)
		.execute();
	if (refunds.length === 0) return [];
	const rows = await db
		.selectFrom('refund_payments')
		.selectAll()
		.where(
			'refund_id',
			'in',
			refunds.map((refund) => refund.id)
		)
		.where('state', 'in', ['failed', 'cancelled'])
		.orderBy('id')
		.execute();
	const last = new Map(rows.map((row) => [row.refund_id, row]));
	return [...last.values()].map((row) => ({ kind: 'failed', since: row.settled_at ?? row.created_at, row }));
}
