import { sql } from 'kysely';
import { balanceAt } from '#lib/domain/credit/lots.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from './database.ts';
import type { CreditLotsTable } from './schema.ts';

export type StoredLot = Omit<CreditLotsTable, 'bonus'> & { bonus: boolean };

/** All lots of a customer that hold something, of one currency or of all. */
export async function lotsOfCustomer(
	db: Reader,
	customerId: Id<'cus'>,
	currency?: string
): Promise<StoredLot[]> {
	const rows = await db
		.selectFrom('credit_lots')
		.selectAll()
		.where('customer_id', '=', customerId)
		.where('left_minor', '>', 0)
		.$if(currency !== undefined, (lots) => lots.where('currency', '=', currency as string))
		.orderBy('id')
		.execute();
	return rows.map(asLot);
}

/** What a customer may spend at an instant, in minor units of one currency. */
export const creditBalance = async (
	db: Reader,
	customerId: Id<'cus'>,
	currency: string,
	now: Instant
): Promise<number> => balanceAt(await lotsOfCustomer(db, customerId, currency), now);

/** The currencies in which a customer ever had credit. */
export async function creditCurrencies(db: Reader, customerId: Id<'cus'>): Promise<string[]> {
	const rows = await db
		.selectFrom('credit_lots')
		.select('currency')
		.distinct()
		.where('customer_id', '=', customerId)
		.orderBy('currency')
		.execute();
	return rows.map((row) => row.currency);
}

export type CreditOfRefund = {
	refund_id: Id<'rfd'>;
	kind: 'issue' | 'bonus';
	amount_minor: number;
	expires_at: Instant | null;
};

/** What refunds gave as credit, and the bonus on top, oldest first. */
export async function creditOfRefunds(db: Reader, ids: readonly Id<'rfd'>[]): Promise<CreditOfRefund[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.selectFrom('credit_transactions')
		.innerJoin('credit_lots', 'credit_lots.opened_by', 'credit_transactions.id')
		.select([
			'credit_transactions.refund_id',
			'credit_transactions.kind',
			'credit_lots.amount_minor',
			'credit_lots.expires_at'
		])
		.where('credit_transactions.refund_id', 'in', ids)
		.where('credit_transactions.kind', 'in', ['issue', 'bonus'])
		.orderBy('credit_transactions.created_at')
		.orderBy('credit_transactions.kind', 'desc')
		.execute();
	return rows as CreditOfRefund[];
}

export type CreditLeft = { refund_id: Id<'rfd'>; currency: string; left_minor: number };

/** What is left of each refund's credit, its bonus included; nothing of refunds whose credit is spent. */
export async function creditLeftOfRefunds(db: Reader, customerId: Id<'cus'>): Promise<CreditLeft[]> {
	const rows = await db
		.selectFrom('credit_lots')
		.innerJoin('credit_transactions', 'credit_transactions.id', 'credit_lots.opened_by')
		.select(['credit_transactions.refund_id', 'credit_lots.currency'])
		.select(sql<number>`sum(credit_lots.left_minor)`.as('left_minor'))
		.where('credit_lots.customer_id', '=', customerId)
		.where('credit_lots.left_minor', '>', 0)
		.where('credit_transactions.refund_id', 'is not', null)
		.groupBy(['credit_transactions.refund_id', 'credit_lots.currency'])
		.orderBy('credit_transactions.refund_id')
		.execute();
	return rows as CreditLeft[];
}

/** Lots that have run out and still hold something, in the order of their ids. */
export const overdueLots = (
	db: Reader,
	page: { now: Instant; after: string; limit: number }
): Promise<{ id: Id<'crl'> }[]> =>
	db
		.selectFrom('credit_lots')
		.select('id')
		.where('left_minor', '>', 0)
		.where('expires_at', '<', page.now)
		.where('id', '>', page.after as Id<'crl'>)
		.orderBy('id')
		.limit(page.limit)
		.execute();

/** Lots that hold something and run out between two instants, in the order of their ids. */
export async function lotsEndingBetween(
	db: Reader,
	page: { from: Instant; to: Instant; after: string; limit: number }
): Promise<StoredLot[]> {
	const rows = await db
		.selectFrom('credit_lots')
		.selectAll()
		.where('left_minor', '>', 0)
		.where('expires_at', '>=', page.from)
		.where('expires_at', '<=', page.to)
		.where('id', '>', page.after as Id<'crl'>)
		.orderBy('id')
		.limit(page.limit)
		.execute();
	return rows.map(asLot);
}

export async function findLot(db: Reader, id: Id<'crl'>): Promise<StoredLot | null> {
	const row = await db.selectFrom('credit_lots').selectAll().where('id', '=', id).executeTakeFirst();
	return row ? asLot(row) : null;
}

export const asLot = (row: CreditLotsTable): StoredLot => ({ ...row, bonus: row.bonus === 1 });
