import { cancellations } from '../asks.ts';
import { freshOrders } from '../data/fresh-orders.ts';
import type { Shop } from '../shop.ts';
import type { Size } from '../size.ts';
import type { Section } from '../table.ts';
import { besideOneRow, wantedOf } from './one-row.ts';

/** An order called off for good inside the grace, with its refund, events and mail. */
export async function cancel(shop: Shop, size: Size, floorDatabase?: string): Promise<Section> {
	const orders = await freshOrders(shop, wantedOf(size));
	return besideOneRow(shop, size, floorDatabase, {
		asks: cancellations(orders),
		location: '/orders/BD-FRESH',
		stored: () => countAccepted(shop),
		title: `Order cancelled, durable, with its refund reserved, ${shop.orders.toLocaleString('en-US')} orders`,
		goal: 'at least 0.2 of one committed row',
		what: 'Homeward cancellation',
		notes: [
			'the POST of the customer’s form; every answer led to a cancellation, and as many are stored as were confirmed'
		]
	});
}

/** Cancellations that were accepted, each with its refund. */
async function countAccepted(shop: Shop): Promise<number> {
	const context = await shop.context();
	try {
		const { count } = await context.db.read
			.selectFrom('cancellation_refunds')
			.innerJoin('cancellations', 'cancellations.id', 'cancellation_refunds.cancellation_id')
			.select((select) => select.fn.countAll<number>().as('count'))
			.where('cancellations.state', '=', 'refunding')
			.executeTakeFirstOrThrow();
		return Number(count);
	} finally {
		await context.db.close();
	}
}
