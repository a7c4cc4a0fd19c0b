import type { Id } from '#lib/domain/ids.ts';
import type { Reader } from '../store/database.ts';
import type { FilesTable, OrdersTable } from '../store/schema.ts';

/** A photo with the order whose people may see it; null for ids of nothing and for files of no order. */
export async function photoOf(
	db: Reader,
	id: Id<'fil'>
): Promise<{ file: FilesTable; order: Pick<OrdersTable, 'id' | 'email_norm'> } | null> {
	const file = await db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst();
	if (!file?.order_id) return null;
	const order = await db
		.selectFrom('orders')
		.select(['id', 'email_norm'])
		.where('id', '=', file.order_id)
		.executeTakeFirst();
	return order ? { file, order } : null;
}

/** Sent by the receiver of a gift, who alone sees it besides the shop's people. */
export const isOfGift = (file: Pick<FilesTable, 'created_by'>): boolean =>
	file.created_by?.startsWith('gft_') === true;
