import type { Id } from '#lib/domain/ids.ts';
import { findCustomer, findCustomerById } from '../../store/customers.ts';
import type { Reader } from '../../store/database.ts';
import type { CreditOwner } from './types.ts';

/** The customer whose credit is meant, or null when the shop knows nobody like that. */
export async function ownerOf(db: Reader, owner: CreditOwner): Promise<Id<'cus'> | null> {
	const found =
		'customer_id' in owner
			? await findCustomerById(db, owner.customer_id)
			: await findCustomer(db, { email_norm: owner.email_norm, phone_norm: null });
	return found && found.erased_at === null ? found.id : null;
}
