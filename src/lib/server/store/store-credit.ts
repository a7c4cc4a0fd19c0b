import { sql } from 'kysely';
import type { Id } from '#lib/domain/ids.ts';
import type { Reader, Tx } from './database.ts';
import type { StoreCreditEntriesTable } from './schema.ts';

export async function insertCredit(tx: Tx, rows: readonly StoreCreditEntriesTable[]): Promise<void> {
	if (rows.length > 0)
		await tx
			.insertInto('store_credit_entries')
			.values([...rows])
			.execute();
}

/** What a customer may spend, in minor units of one currency. */
export async function creditBalance(db: Reader, customerId: Id<'cus'>, currency: string): Promise<number> {
	const row = await db
		.selectFrom('store_credit_entries')
		.select(sql<number>`coalesce(sum(amount_minor), 0)`.as('balance'))
		.where('customer_id', '=', customerId)
		.where('currency', '=', currency)
		.executeTakeFirstOrThrow();
	return row.balance;
}

export const creditOfRefunds = (db: Reader, ids: readonly Id<'rfd'>[]): Promise<StoreCreditEntriesTable[]> =>
	ids.length === 0
		? Promise.resolve([])
		: db
				.selectFrom('store_credit_entries')
				.selectAll()
				.where('refund_id', 'in', ids)
				.orderBy('created_at')
				.orderBy('kind', 'desc')
				.execute();
