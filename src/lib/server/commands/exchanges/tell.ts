import { enqueueMail } from '../../jobs/queue.ts';
import type { Tx } from '../../store/database.ts';
import type { ExchangeState } from '#lib/domain/exchange/states.ts';
import type { ExchangesTable } from '../../store/schema-exchanges.ts';
import type { By } from '../orders/by.ts';
import type { LoadedReturn } from '../returns/load.ts';

/**
 * Tells the customer where their exchange is: sold out, to be paid, paid back instead, or on its way. The key names the
 * state, or that something else was chosen, so each is told once. Whoever sends a gift back sees it on the gift's own page.
 */
export async function tellOfExchange(
	tx: Tx,
	by: By,
	{ order, return: row }: Pick<LoadedReturn, 'order' | 'return'>,
	{ id, state, version }: Pick<ExchangesTable, 'id' | 'state' | 'version'>,
	news: ExchangeState | 'chosen' = state
): Promise<void> {
	if (!order.email_norm || row.gift_id) return;
	await enqueueMail(tx, by, {
		key: `exchange_told:${news}:${id}:${version}`,
		kind: 'exchange_told',
		locale: row.locale,
		recipient: order.email_norm,
		order_id: order.id,
		return_id: row.id
	});
}
