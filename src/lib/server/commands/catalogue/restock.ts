import type { Id } from '#lib/domain/ids.ts';
import type { NewInspection } from '#lib/domain/return/change.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import type { ReturnItemsTable } from '../../store/schema.ts';
import { addPieces, levelsOf, stockLocations } from '../../store/stock.ts';
import type { By } from '../orders/by.ts';

/**
 * Goods that were accepted and go back to the shelf are there again, in the transaction of their inspection, which
 * happens once. They go where the shop keeps them, else to its first place. What the catalogue does not know is not
 * counted.
 */
export async function restock(
	tx: Tx,
	by: By,
	items: readonly ReturnItemsTable[],
	inspections: readonly NewInspection[],
	order_id: Id<'ord'>
): Promise<void> {
	const back = items.filter((item) =>
		inspections.some(
			({ return_item_id, disposition, verdict }) =>
				return_item_id === item.id && disposition === 'restock' && verdict !== 'reject'
		)
	);
	for (const item of back) {
		const variant = await tx
			.selectFrom('order_lines')
			.innerJoin('variants', 'variants.sku', 'order_lines.sku')
			.select(['variants.id', 'variants.product_id', 'variants.sku'])
			.where('order_lines.id', '=', item.order_line_id)
			.executeTakeFirst();
		if (!variant) continue;
		const [kept] = await levelsOf(tx, [variant.id]);
		const location_code =
			kept?.location_code ?? (await stockLocations(tx)).find(({ active }) => active === 1)?.code;
		if (location_code === undefined) continue;
		await addPieces(tx, { variant_id: variant.id, location_code }, item.quantity);
		await appendEvents(tx, by, [
			{
				type: 'stock_restocked',
				entity: 'product',
				entity_id: variant.product_id,
				order_id,
				data: { sku: variant.sku, quantity: item.quantity, location_code, return_item_id: item.id }
			}
		]);
	}
}
