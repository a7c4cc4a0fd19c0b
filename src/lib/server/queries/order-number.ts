import type { Id } from '#lib/domain/ids.ts';
import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import type { Reader } from '../store/database.ts';

/** The number by which people know an order. */
export async function orderNumberOf(db: Reader, id: Id<'ord'>): Promise<string | null> {
	const found = await db.selectFrom('orders').select('number').where('id', '=', id).executeTakeFirst();
	return found?.number ?? null;
}

/** The order with a number as typed; null when there is none. */
export async function orderIdOf(db: Reader, typed: string): Promise<Id<'ord'> | null> {
	const found = await db
		.selectFrom('orders')
		.select('id')
		.where('number_norm', '=', normalOrderNumber(typed))
		.executeTakeFirst();
	return found?.id ?? null;
}
