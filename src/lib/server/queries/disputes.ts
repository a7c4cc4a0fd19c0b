import type { Id } from '#lib/domain/ids.ts';
import type { Reader } from '../store/database.ts';
import { paymentsOfOrder } from '../store/payments.ts';
import type { PaymentsTable } from '../store/schema.ts';

export type DisputedPayment = Pick<
	PaymentsTable,
	'id' | 'provider' | 'method' | 'method_label' | 'dispute_state' | 'captured_minor' | 'currency'
>;

/** Payments of an order that a bank has looked into, with where that stands. */
export const disputesOf = async (db: Reader, orderId: Id<'ord'>): Promise<DisputedPayment[]> =>
	(await paymentsOfOrder(db, orderId)).filter((payment) => payment.dispute_state !== 'none');
