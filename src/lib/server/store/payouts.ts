import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';
import type { PayoutAccountsTable, PayoutsTable } from './schema.ts';

export const findPayout = async (db: Reader, id: Id<'rfp'>): Promise<PayoutsTable | null> =>
	(await db.selectFrom('payouts').selectAll().where('refund_payment_id', '=', id).executeTakeFirst()) ?? null;

export const payoutsOf = async (db: Reader, ids: readonly Id<'rfp'>[]): Promise<PayoutsTable[]> =>
	ids.length === 0
		? []
		: db.selectFrom('payouts').selectAll().where('refund_payment_id', 'in', ids).execute();

/** Entered, and not yet confirmed by a second person. */
export const openPayouts = async (db: Reader, ids: readonly Id<'rfp'>[]): Promise<PayoutsTable[]> =>
	(await payoutsOf(db, ids)).filter((payout) => payout.confirmed_at === null);

export async function insertPayout(tx: Tx, row: PayoutsTable): Promise<void> {
	await tx.insertInto('payouts').values(row).execute();
}

export async function confirmPayoutRow(
	tx: Tx,
	id: Id<'rfp'>,
	by: { confirmed_by: string; confirmed_at: Instant }
): Promise<void> {
	await tx.updateTable('payouts').set(by).where('refund_payment_id', '=', id).execute();
}

export async function deletePayout(tx: Tx, id: Id<'rfp'>): Promise<void> {
	await tx
		.deleteFrom('payouts')
		.where('refund_payment_id', '=', id)
		.where('confirmed_at', 'is', null)
		.execute();
}

export const findAccount = async (db: Reader, returnId: Id<'ret'>): Promise<PayoutAccountsTable | null> =>
	(await db.selectFrom('payout_accounts').selectAll().where('return_id', '=', returnId).executeTakeFirst()) ??
	null;

/** The account that counts is the one told last. */
export async function saveAccount(tx: Tx, row: PayoutAccountsTable): Promise<void> {
	await tx.deleteFrom('payout_accounts').where('return_id', '=', row.return_id).execute();
	await tx.insertInto('payout_accounts').values(row).execute();
}

/** Once the money left nobody needs the number any more; the masked one stays. */
export async function wipeAccount(tx: Tx, returnId: Id<'ret'>, now: Instant): Promise<void> {
	await tx
		.updateTable('payout_accounts')
		.set({ sealed: null, wiped_at: now })
		.where('return_id', '=', returnId)
		.where('sealed', 'is not', null)
		.execute();
}
