import type { Settlement } from '#lib/domain/exchange/settle.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { nameOrderLine, type Exchange } from '../../store/exchanges.ts';
import { fulfilmentsOfOrder, insertFulfilment } from '../../store/fulfilments.ts';
import { insertLines, linesOfOrder } from '../../store/orders.ts';
import type { FulfilmentsTable, OrderLinesTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import { parcelEvents } from '../orders/save-fulfilments.ts';
import type { LoadedReturn } from '../returns/load.ts';

/**
 * The replacements become lines of the order, and a parcel of it that waits to be packed. Its reference is the return's
 * number, and the lines' are `number-1`, `number-2`: so the shop's own system names them.
 */
export async function putOnOrder(
	tx: Tx,
	by: By,
	{ order, return: row, items }: LoadedReturn,
	exchange: Exchange,
	{ lines: settled }: Settlement
): Promise<Id<'ful'>> {
	const known = await linesOfOrder(tx, order.id);
	const first = 1 + Math.max(-1, ...known.map((line) => line.position));
	const fresh = settled.map(({ id, ...figures }, index): OrderLinesTable => {
		const agreed = exchange.lines.find((line) => line.id === id)!;
		const { sku, title_en, title_th, options, image, category, tags } = agreed;
		return {
			id: by.ids.next('lin'),
			order_id: order.id,
			position: first + index,
			external_ref: `${row.number}-${index + 1}`,
			...{ sku, title_en, title_th, options, image, category, tags },
			...figures,
			order_discount_share_minor: 0,
			final_sale: 0,
			origin: 'exchange',
			parent_line_id: items.find((item) => item.id === agreed.return_item_id)!.order_line_id,
			qty_fulfilled: 0,
			qty_cancelled: 0,
			qty_return_open: 0,
			qty_returned: 0,
			refunded_minor: 0,
			refunded_tax_minor: 0,
			refunded_quantity: 0
		};
	});
	await insertLines(tx, fresh);
	for (const [index, { id }] of settled.entries()) await nameOrderLine(tx, id as Id<'exl'>, fresh[index]!.id);
	const parcel = await newParcel(tx, by, exchange, row.number);
	await insertFulfilment(
		tx,
		parcel,
		fresh.map(({ id, quantity }) => ({ order_line_id: id, quantity }))
	);
	await appendEvents(tx, by, parcelEvents(order, parcel.id, undefined, parcel));
	return parcel.id;
}

async function newParcel(
	tx: Tx,
	by: By,
	{ order_id }: Exchange,
	external_ref: string
): Promise<FulfilmentsTable> {
	const { length } = await fulfilmentsOfOrder(tx, order_id);
	return {
		id: by.ids.next('ful'),
		order_id,
		position: length,
		external_ref,
		state: 'pending',
		carrier: '',
		service: '',
		tracking_number: null,
		tracking_norm: null,
		tracking_url: null,
		origin_place: '',
		destination_place: '',
		packed_at: null,
		shipped_at: null,
		delivered_at: null,
		refused_at: null,
		promised_at: null,
		estimated_at: null,
		version: 1
	};
}
