import type { ChangedFigures } from '#lib/domain/line-change/price.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Tx } from '../../store/database.ts';
import {
	fulfilmentLinesOfOrder,
	fulfilmentsOfOrder,
	replaceFulfilmentLines
} from '../../store/fulfilments.ts';
import { insertLines } from '../../store/orders.ts';
import type { LineChangesTable } from '../../store/schema-line-changes.ts';
import type { OrderLinesTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';

/**
 * The line that the order has from now on: origin `replacement`, of the line it stands for. Its reference is that line's
 * with a number behind, until the shop's own system names it.
 */
export async function putOnOrder(
	tx: Tx,
	by: By,
	lines: readonly OrderLinesTable[],
	change: LineChangesTable,
	figures: ChangedFigures
): Promise<OrderLinesTable> {
	const parent = lines.find((line) => line.id === change.line_id)!;
	const { sku, title_en, title_th, options, image, category, tags } = change;
	const line: OrderLinesTable = {
		id: by.ids.next('lin'),
		order_id: change.order_id,
		position: 1 + Math.max(...lines.map((one) => one.position)),
		external_ref: freeReference(parent.external_ref, lines),
		...{ sku, title_en, title_th, options, image, category, tags },
		...figures,
		order_discount_share_minor: 0,
		final_sale: parent.final_sale,
		origin: 'replacement',
		parent_line_id: parent.id,
		qty_fulfilled: 0,
		qty_cancelled: 0,
		qty_return_open: 0,
		qty_returned: 0,
		refunded_minor: 0,
		refunded_tax_minor: 0,
		refunded_quantity: 0
	};
	await insertLines(tx, [line]);
	return line;
}

function freeReference(of: string, lines: readonly Pick<OrderLinesTable, 'external_ref'>[]): string {
	for (let n = 1; ; n += 1) {
		const reference = `${of}-${n}`;
		if (!lines.some((line) => line.external_ref === reference)) return reference;
	}
}

/** Pieces that lie in a parcel which is being prepared are replaced there; the rest is in none. */
export async function swapInParcels(
	tx: Tx,
	old: OrderLinesTable,
	fresh: { id: Id<'lin'>; quantity: number }
): Promise<void> {
	const here = (await fulfilmentsOfOrder(tx, old.order_id)).filter(
		({ state }) => state === 'pending' || state === 'packed'
	);
	const pending = here.filter(({ state }) => state === 'pending');
	if (pending.length === 0) return;
	const contents = await fulfilmentLinesOfOrder(tx, old.order_id);
	const partsOf = (id: string) => contents.filter((part) => part.fulfilment_id === id);
	const inParcels = here
		.flatMap((parcel) => partsOf(parcel.id))
		.reduce((sum, part) => sum + (part.order_line_id === old.id ? part.quantity : 0), 0);
	const free = old.quantity - old.qty_cancelled - old.qty_fulfilled - inParcels;
	let left = fresh.quantity - Math.max(0, free);
	for (const parcel of pending) {
		const taken = Math.min(
			left,
			partsOf(parcel.id).find((part) => part.order_line_id === old.id)?.quantity ?? 0
		);
		if (taken <= 0) continue;
		left -= taken;
		const kept = partsOf(parcel.id)
			.map(({ order_line_id, quantity }) => ({
				order_line_id,
				quantity: order_line_id === old.id ? quantity - taken : quantity
			}))
			.filter((part) => part.quantity > 0);
		await replaceFulfilmentLines(tx, parcel.id, [...kept, { order_line_id: fresh.id, quantity: taken }]);
	}
}
