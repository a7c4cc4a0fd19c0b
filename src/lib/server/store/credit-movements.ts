import { sql } from 'kysely';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { asLot, type StoredLot } from './credit-lots.ts';
import type { Reader } from './database.ts';
import type { CreditTransactionsTable } from './schema.ts';

export async function findCreditByKey(db: Reader, key: string): Promise<CreditTransactionsTable | null> {
	const row = await db
		.selectFrom('credit_transactions')
		.selectAll()
		.where('key', '=', key)
		.executeTakeFirst();
	return row ?? null;
}

export async function findCredit(db: Reader, id: Id<'crt'>): Promise<CreditTransactionsTable | null> {
	const row = await db.selectFrom('credit_transactions').selectAll().where('id', '=', id).executeTakeFirst();
	return row ?? null;
}

/** What movements did to each lot, in signed minor units, with the lots as they are now. */
export async function lotMovesOf(
	db: Reader,
	ids: readonly Id<'crt'>[]
): Promise<{ transaction_id: Id<'crt'>; amount_minor: number; lot: StoredLot }[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.selectFrom('credit_postings')
		.innerJoin('credit_lots', 'credit_lots.id', 'credit_postings.lot_id')
		.selectAll('credit_lots')
		.select(['credit_postings.transaction_id', 'credit_postings.amount_minor as moved_minor'])
		.where('credit_postings.transaction_id', 'in', ids)
		.orderBy('credit_postings.id')
		.execute();
	return rows.map(({ transaction_id, moved_minor, ...lot }) => ({
		transaction_id,
		amount_minor: moved_minor,
		lot: asLot(lot)
	}));
}

/** The lots that movements opened, the bonus first, as they are now. */
export async function lotsOpenedBy(db: Reader, ids: readonly Id<'crt'>[]): Promise<StoredLot[]> {
	const rows = await db
		.selectFrom('credit_lots')
		.selectAll()
		.where('opened_by', 'in', ids)
		.orderBy('bonus', 'desc')
		.orderBy('id')
		.execute();
	return rows.map(asLot);
}

/** The movements that took a spend or an issue back. */
export const undoingOf = (db: Reader, id: Id<'crt'>): Promise<CreditTransactionsTable[]> =>
	db.selectFrom('credit_transactions').selectAll().where('undoes_id', '=', id).orderBy('id').execute();

type Owner = { customer_id: Id<'cus'>; currency: string };
export type StoredMovement = CreditTransactionsTable & { amount_minor: number };

/** Movements of a customer, newest first, with what each did to the customer's side. */
export async function movementsOf(
	db: Reader,
	owner: Owner,
	page: { after: { created_at: Instant; id: string } | null; limit: number }
): Promise<StoredMovement[]> {
	const { after } = page;
	return db
		.selectFrom('credit_transactions')
		.selectAll()
		.select(
			sql<number>`(select sum(p.amount_minor) from credit_postings p
				where p.transaction_id = credit_transactions.id and p.account = 'customer')`.as('amount_minor')
		)
		.where('customer_id', '=', owner.customer_id)
		.where('currency', '=', owner.currency)
		.$if(after !== null, (rows) =>
			rows.where((where) =>
				where(where.refTuple('created_at', 'id'), '<', where.tuple(after!.created_at, after!.id as Id<'crt'>))
			)
		)
		.orderBy('created_at', 'desc')
		.orderBy('id', 'desc')
		.limit(page.limit)
		.execute();
}

/** The books' balance before a movement: what all that came before it sum to. */
export async function balanceBefore(
	db: Reader,
	owner: Owner,
	movement: { created_at: Instant; id: Id<'crt'> }
): Promise<number> {
	const row = await db
		.selectFrom('credit_transactions')
		.innerJoin('credit_postings', 'credit_postings.transaction_id', 'credit_transactions.id')
		.select(sql<number>`coalesce(sum(credit_postings.amount_minor), 0)`.as('sum'))
		.where('customer_id', '=', owner.customer_id)
		.where('currency', '=', owner.currency)
		.where('credit_postings.account', '=', 'customer')
		.where((where) =>
			where(
				where.refTuple('credit_transactions.created_at', 'credit_transactions.id'),
				'<',
				where.tuple(movement.created_at, movement.id)
			)
		)
		.executeTakeFirstOrThrow();
	return row.sum;
}
