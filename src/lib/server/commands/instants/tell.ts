import type { InstantNews } from '#lib/domain/instant/states.ts';
import { enqueueMail } from '../../jobs/queue.ts';
import type { Tx } from '../../store/database.ts';
import { findOrder } from '../../store/orders.ts';
import { findReturn } from '../../store/returns.ts';
import type { InstantExchangesTable } from '../../store/schema-instants.ts';
import type { By } from '../orders/by.ts';

/** Tells the customer where they stand; the key is `instant_told:news:exchange:version`, so each is told once. */
export async function tellOfInstant(
	tx: Tx,
	by: By,
	instant: Pick<InstantExchangesTable, 'exchange_id' | 'order_id' | 'return_id' | 'version'>,
	news: InstantNews
): Promise<void> {
	const order = await findOrder(tx, instant.order_id);
	const row = await findReturn(tx, instant.return_id);
	if (!order?.email_norm || !row) return;
	await enqueueMail(tx, by, {
		key: `instant_told:${news}:${instant.exchange_id}:${instant.version}`,
		kind: 'instant_told',
		locale: row.locale,
		recipient: order.email_norm,
		order_id: order.id,
		return_id: row.id
	});
}
