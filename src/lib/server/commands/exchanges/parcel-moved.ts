import type { FulfilmentState } from '#lib/domain/fulfilment/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Tx } from '../../store/database.ts';
import { exchangeOfParcel } from '../../store/exchanges.ts';
import { findOrder } from '../../store/orders.ts';
import { findReturn } from '../../store/returns.ts';
import type { OrderLinesTable } from '../../store/schema.ts';
import { commitStock } from '../catalogue/commit-stock.ts';
import type { By } from '../orders/by.ts';
import { canMove, moveExchange } from './move.ts';
import { tellOfExchange } from './tell.ts';

const STILL_HERE: readonly FulfilmentState[] = ['pending', 'packed', 'cancelled'];

/** A parcel with replacements went out, or came to the customer. Orders without any are not asked. */
export async function exchangeOfMoved(
	tx: Tx,
	by: By,
	parcel: { id: Id<'ful'>; state: FulfilmentState },
	lines: readonly Pick<OrderLinesTable, 'origin'>[]
): Promise<void> {
	if (STILL_HERE.includes(parcel.state) || !lines.some((line) => line.origin === 'exchange')) return;
	let exchange = await exchangeOfParcel(tx, parcel.id);
	if (exchange === null) return;
	if (canMove(exchange, 'ship')) {
		// What was held leaves the shelf; a shop that counts again by itself has counted it already.
		await commitStock(tx, by, exchange.id);
		exchange = await moveExchange(tx, by, exchange, 'ship');
		const order = await findOrder(tx, exchange.order_id);
		const row = await findReturn(tx, exchange.return_id);
		if (order && row) await tellOfExchange(tx, by, { order, return: row }, exchange);
	}
	if (parcel.state === 'delivered' && canMove(exchange, 'deliver')) {
		await moveExchange(tx, by, exchange, 'deliver');
	}
}
