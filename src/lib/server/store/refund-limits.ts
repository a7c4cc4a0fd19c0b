import { sql } from 'kysely';
import type { Id } from '#lib/domain/ids.ts';
import type { Allowance, LimitedRole, Stop } from '#lib/domain/refund/limits.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';
import type { RefundLimitsTable, RefundReleasesTable, RefundWaitsTable } from './schema.ts';

/** Whom a row of limits is about: the whole shop, a role, one member, or money that one person may pay by hand. */
export type LimitSubject = 'shop' | 'payout' | LimitedRole | Id<'stf'>;

export const allLimits = (db: Reader): Promise<RefundLimitsTable[]> =>
	db.selectFrom('refund_limits').selectAll().orderBy('subject').orderBy('currency').execute();

export const limitsOfSubject = (db: Reader, subject: LimitSubject): Promise<RefundLimitsTable[]> =>
	db.selectFrom('refund_limits').selectAll().where('subject', '=', subject).orderBy('currency').execute();

/** The limits of some subjects in one currency. */
export async function limitsIn(
	db: Reader,
	currency: string,
	subjects: readonly LimitSubject[]
): Promise<Map<string, Allowance>> {
	const rows = await db
		.selectFrom('refund_limits')
		.selectAll()
		.where('currency', '=', currency)
		.where('subject', 'in', subjects)
		.execute();
	return new Map(rows.map(({ subject, refund_minor, day_minor }) => [subject, { refund_minor, day_minor }]));
}

/** Puts these limits in the place of a subject's earlier ones; rows without any figure are left out. */
export async function replaceLimits(
	tx: Tx,
	subject: LimitSubject,
	rows: readonly (Allowance & { currency: string })[]
): Promise<void> {
	await tx.deleteFrom('refund_limits').where('subject', '=', subject).execute();
	const kept = rows.filter((row) => row.refund_minor !== null || row.day_minor !== null);
	if (kept.length > 0)
		await tx
			.insertInto('refund_limits')
			.values(kept.map((row) => ({ subject, ...row })))
			.execute();
}

/** What was let go on a local day in one currency: by everybody within the shop's limit, or by one actor. */
export async function letGoOn(
	db: Reader,
	{ day, currency, actor_id }: { day: LocalDate; currency: string; actor_id?: string }
): Promise<number> {
	let query = db
		.selectFrom('refund_releases')
		.select(sql<number>`coalesce(sum(amount_minor), 0)`.as('sum'))
		.where('day', '=', day)
		.where('currency', '=', currency);
	query = actor_id === undefined ? query.where('beyond', '=', 0) : query.where('actor_id', '=', actor_id);
	return (await query.executeTakeFirstOrThrow()).sum;
}

export async function insertRelease(tx: Tx, row: RefundReleasesTable): Promise<void> {
	await tx.insertInto('refund_releases').values(row).execute();
}

/** The refund is not let go any more: its amount is free for its day again. */
export async function deleteRelease(tx: Tx, refundId: Id<'rfd'>): Promise<void> {
	await tx.deleteFrom('refund_releases').where('refund_id', '=', refundId).execute();
}

export async function saveWait(tx: Tx, refundId: Id<'rfd'>, stop: Stop, since: number): Promise<void> {
	await deleteWait(tx, refundId);
	await tx
		.insertInto('refund_waits')
		.values({ refund_id: refundId, ...stop, since })
		.execute();
}

export async function deleteWait(tx: Tx, refundId: Id<'rfd'>): Promise<void> {
	await tx.deleteFrom('refund_waits').where('refund_id', '=', refundId).execute();
}

export const waitsOfRefunds = async (db: Reader, ids: readonly Id<'rfd'>[]): Promise<RefundWaitsTable[]> =>
	ids.length === 0 ? [] : db.selectFrom('refund_waits').selectAll().where('refund_id', 'in', ids).execute();
