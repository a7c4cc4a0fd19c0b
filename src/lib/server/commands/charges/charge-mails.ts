import { enqueueMail } from '../../jobs/queue.ts';
import { languageOf } from '../../store/charges.ts';
import type { Tx } from '../../store/database.ts';
import { findOrder } from '../../store/orders.ts';
import type { ChargesTable } from '../../store/schema-charges.ts';
import type { By } from '../orders/by.ts';

export type ChargeMail = 'charge_due' | 'charge_paid' | 'charge_closed' | 'charge_returned';

/** Tells the customer about money to pay, once per cause: the key is `kind:charge:cause`. */
export async function mailCharge(
	tx: Tx,
	by: By,
	charge: Pick<ChargesTable, 'id' | 'order_id' | 'purpose' | 'purpose_id'>,
	kind: ChargeMail,
	cause: string
): Promise<void> {
	const order = await findOrder(tx, charge.order_id);
	if (!order?.email_norm) return;
	await enqueueMail(tx, by, {
		key: `${kind}:${charge.id}:${cause}`,
		kind,
		locale: (await languageOf(tx, charge)) ?? order.locale,
		recipient: order.email_norm,
		order_id: order.id,
		return_id: null
	});
}
