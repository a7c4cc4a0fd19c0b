import type { Id } from '#lib/domain/ids.ts';
import type { Reader } from '../store/database.ts';

/** The number by which people know an order. */
export async function orderNumberOf(db: Reader, id: Id<'ord'>): Promise<string | null> {
	const found = await db.selectFrom('orders').select('number').where('id', '=', id).executeTakeFirst();
	return found?.number ?? null;
}
