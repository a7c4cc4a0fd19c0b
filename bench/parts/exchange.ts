import { submissions } from '../asks.ts';
import { exchangeableOrders } from '../data/exchangeable-orders.ts';
import type { Shop } from '../shop.ts';
import type { Size } from '../size.ts';
import type { Section } from '../table.ts';
import { besideOneRow, wantedOf } from './one-row.ts';

/** A return whose piece is exchanged for another product: judged, agreed, and a piece of the one variant held. */
export async function exchange(shop: Shop, size: Size, floorDatabase?: string): Promise<Section> {
	const orders = await exchangeableOrders(shop, wantedOf(size));
	return besideOneRow(shop, size, floorDatabase, {
		asks: submissions(orders),
		location: '/returns/RT-',
		stored: () => countAgreed(shop),
		title: `Exchange submitted, durable, its piece held, ${shop.orders.toLocaleString('en-US')} orders`,
		goal: '',
		what: 'Homeward exchange',
		notes: [
			'the last POST of the customer’s form; everybody wants the same variant, and as many pieces are held as were confirmed'
		]
	});
}

/** Exchanges that wait for their goods, each with its piece held. */
async function countAgreed(shop: Shop): Promise<number> {
	const context = await shop.context();
	try {
		const { exchanges } = await context.db.read
			.selectFrom('exchanges')
			.select((select) => select.fn.countAll<number>().as('exchanges'))
			.where('state', '=', 'awaiting_goods')
			.executeTakeFirstOrThrow();
		const { reserved } = await context.db.read
			.selectFrom('stock_levels')
			.select((select) => select.fn.sum<number>('reserved').as('reserved'))
			.executeTakeFirstOrThrow();
		if (Number(exchanges) !== Number(reserved)) throw new Error(`${reserved} are held for ${exchanges}.`);
		return Number(exchanges);
	} finally {
		await context.db.close();
	}
}
