import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';
import type { CustomersTable } from './schema.ts';

/** By e-mail; by phone only among customers who never gave an e-mail, so two people never become one. */
export async function findCustomer(
	db: Reader,
	who: { email_norm: string | null; phone_norm: string | null }
): Promise<CustomersTable | null> {
	const customers = db.selectFrom('customers').selectAll().where('erased_at', 'is', null);
	if (who.email_norm !== null) {
		return (await customers.where('email_norm', '=', who.email_norm).executeTakeFirst()) ?? null;
	}
	if (who.phone_norm === null) return null;
	const found = await customers
		.where('phone_norm', '=', who.phone_norm)
		.where('email_norm', 'is', null)
		.orderBy('created_at')
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

/** When each return of a customer was opened, oldest first; cancelled ones do not count. */
export async function returnTimesOfCustomer(db: Reader, customerId: Id<'cus'>): Promise<Instant[]> {
	const rows = await db
		.selectFrom('orders')
		.innerJoin('returns', 'returns.order_id', 'orders.id')
		.select('returns.created_at')
		.where('orders.customer_id', '=', customerId)
		.where('returns.state', '!=', 'cancelled')
		.execute();
	return rows.map((row) => row.created_at).sort((a, b) => a - b);
}
