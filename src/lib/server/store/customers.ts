import type { Id } from '#lib/domain/ids.ts';
import type { ReturnState } from '#lib/domain/return/states.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { CustomersTable } from './schema.ts';

/**
 * By e-mail; by phone only among customers who never gave an e-mail, so two people never become one; by the shop's own
 * reference only among customers who gave neither.
 */
export async function findCustomer(
	db: Reader,
	who: { email_norm: string | null; phone_norm: string | null; reference?: string | null }
): Promise<CustomersTable | null> {
	const customers = db.selectFrom('customers').selectAll().where('erased_at', 'is', null);
	if (who.email_norm !== null) {
		return (await customers.where('email_norm', '=', who.email_norm).executeTakeFirst()) ?? null;
	}
	if (who.phone_norm === null) return who.reference ? byReference(db, who.reference) : null;
	const found = await customers
		.where('phone_norm', '=', who.phone_norm)
		.where('email_norm', 'is', null)
		.orderBy('created_at')
		.executeTakeFirst();
	return found ?? null;
}

export async function findCustomerById(db: Reader, id: Id<'cus'>): Promise<CustomersTable | null> {
	return (await db.selectFrom('customers').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

async function byReference(db: Reader, reference: string): Promise<CustomersTable | null> {
	const found = await db
		.selectFrom('customers')
		.selectAll()
		.where('external_ref', '=', reference)
		.where('email_norm', 'is', null)
		.where('phone_norm', 'is', null)
		.where('erased_at', 'is', null)
		.executeTakeFirst();
	return found ?? null;
}

export async function insertCustomer(tx: Tx, customer: CustomersTable): Promise<void> {
	await tx.insertInto('customers').values(customer).execute();
}

export async function saveCustomer(
	tx: Tx,
	id: Id<'cus'>,
	change: Partial<Pick<CustomersTable, 'name' | 'phone_norm' | 'locale' | 'external_ref'>>
): Promise<void> {
	await tx.updateTable('customers').set(change).where('id', '=', id).execute();
}

/** When each return of a customer was opened, oldest first; withdrawn ones and those of gifts they gave do not count. */
export const returnTimesOfCustomer = async (db: Reader, customerId: Id<'cus'>): Promise<Instant[]> =>
	times(await ofCustomer(db, customerId));

/** The same for an order whose customer is not known. */
export const returnTimesOfOrder = async (db: Reader, orderId: Id<'ord'>): Promise<Instant[]> =>
	times(await ofOrder(db, orderId));

const times = (rows: readonly { state: ReturnState; created_at: Instant }[]): Instant[] =>
	rows
		.filter((row) => row.state !== 'cancelled')
		.map((row) => row.created_at)
		.sort((a, b) => a - b);

const ofCustomer = compiled((db, customerId: Id<'cus'>) =>
	db
		.selectFrom('orders')
		.innerJoin('returns', 'returns.order_id', 'orders.id')
		.select(['returns.state', 'returns.created_at'])
		.where('orders.customer_id', '=', customerId)
		.where('returns.gift_id', 'is', null)
);
const ofOrder = compiled((db, orderId: Id<'ord'>) =>
	db
		.selectFrom('returns')
		.select(['state', 'created_at'])
		.where('order_id', '=', orderId)
		.where('gift_id', 'is', null)
);
