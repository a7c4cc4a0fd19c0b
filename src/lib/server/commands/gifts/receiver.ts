import { normalEmail } from '#lib/domain/order/normal.ts';
import type { Id } from '#lib/domain/ids.ts';
import { giftLinkToken } from '../../auth/codes-and-links.ts';
import type { Config } from '../../config.ts';
import { sha256 } from '../../ids.ts';
import { findCustomer, insertCustomer } from '../../store/customers.ts';
import type { Tx } from '../../store/database.ts';
import { insertGiftReturn } from '../../store/gifts.ts';
import type { ReturnsTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import type { Receiver } from './types.ts';

/** Writes down who sends a gift back: their credit is theirs, whoever bought the pieces. */
export async function keepReceiver(
	tx: Tx,
	by: By,
	config: Pick<Config, 'APP_SECRET' | 'ORIGIN'>,
	row: Pick<ReturnsTable, 'id' | 'locale'>,
	{ gift_id, email }: Receiver
): Promise<void> {
	const email_norm = normalEmail(email);
	await insertGiftReturn(tx, {
		return_id: row.id,
		gift_id,
		email_norm,
		customer_id: await customerOf(tx, by, email_norm, row.locale),
		link_hash: sha256(giftLinkToken(config, row.id))
	});
}

/** Nobody is asked for a name: the shop learns it with an order of their own. */
async function customerOf(tx: Tx, by: By, email_norm: string, locale: 'th' | 'en'): Promise<Id<'cus'>> {
	const known = await findCustomer(tx, { email_norm, phone_norm: null });
	if (known) return known.id;
	const id = by.ids.next('cus');
	const nobody = { phone_norm: null, name: '', external_ref: null, erased_at: null };
	await insertCustomer(tx, { ...nobody, id, email_norm, locale, created_at: by.now });
	return id;
}
