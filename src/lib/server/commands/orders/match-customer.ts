import type { Id } from '#lib/domain/ids.ts';
import type { NeutralCustomer, NeutralOrder } from '#lib/domain/order/neutral.ts';
import { findCustomer, insertCustomer, saveCustomer } from '../../store/customers.ts';
import type { Tx } from '../../store/database.ts';
import type { OrdersTable } from '../../store/schema.ts';
import type { By } from './by.ts';

/** The customer with this e-mail, phone or shop's reference, in this order; a new one otherwise. Null: no way to tell. */
export async function matchCustomer(
	tx: Tx,
	by: By,
	order: Pick<NeutralOrder, 'locale'> & { customer: Pick<NeutralCustomer, 'name' | 'reference'> },
	who: Pick<OrdersTable, 'email_norm' | 'phone_norm'>
): Promise<Id<'cus'> | null> {
	const { name, reference } = order.customer;
	if (who.email_norm === null && who.phone_norm === null && reference === null) return null;
	const known = await findCustomer(tx, { ...who, reference });
	if (known) {
		const external_ref = reference ?? known.external_ref;
		const phone_norm = who.phone_norm ?? known.phone_norm;
		const same =
			known.name === name &&
			known.locale === order.locale &&
			known.external_ref === external_ref &&
			known.phone_norm === phone_norm;
		if (!same) await saveCustomer(tx, known.id, { name, locale: order.locale, external_ref, phone_norm });
		return known.id;
	}
	const id = by.ids.next('cus');
	await insertCustomer(tx, {
		id,
		// Only these two: whoever calls may hand over a whole order.
		email_norm: who.email_norm,
		phone_norm: who.phone_norm,
		name,
		locale: order.locale,
		external_ref: reference,
		created_at: by.now,
		erased_at: null
	});
	return id;
}
