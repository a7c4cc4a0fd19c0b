import type { Id } from '#lib/domain/ids.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { PaymentsTable } from './schema.ts';

const payments = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('payments').selectAll().where('order_id', '=', orderId)
);

export const paymentsOfOrder = async (db: Reader, orderId: Id<'ord'>): Promise<PaymentsTable[]> =>
	(await payments(db, orderId)).sort((a, b) => a.position - b.position);

/** `providerRef` is the provider's own id: a payment intent at Stripe. */
export const findPaymentByProviderRef = async (
	db: Reader,
	provider: PaymentsTable['provider'],
	providerRef: string
): Promise<PaymentsTable | null> =>
	(await db
		.selectFrom('payments')
		.selectAll()
		.where('provider', '=', provider)
		.where('provider_ref', '=', providerRef)
		.executeTakeFirst()) ?? null;

export async function insertPayments(tx: Tx, rows: readonly PaymentsTable[]): Promise<void> {
	if (rows.length > 0)
		await tx
			.insertInto('payments')
			.values([...rows])
			.execute();
}

/** False when somebody else saved the payment in between. */
export async function savePayment(
	tx: Tx,
	id: Id<'pay'>,
	version: number,
	change: Partial<Omit<PaymentsTable, 'id' | 'order_id' | 'version'>>
): Promise<boolean> {
	const done = await tx
		.updateTable('payments')
		.set({ ...change, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}
