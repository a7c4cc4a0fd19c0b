import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Tx } from '../../store/database.ts';
import { fulfilmentLinesOfOrder } from '../../store/fulfilments.ts';
import { lineChangesOfOrder } from '../../store/line-changes.ts';
import { deleteLines, insertLines, linesOfOrder, saveLine } from '../../store/orders.ts';
import type { OrderLinesTable, OrdersTable } from '../../store/schema.ts';
import { leavesOutCancelled } from '../cancellations/keep-told.ts';
import type { By } from './by.ts';
import { lineColumns, newLine, type Told } from './order-rows.ts';

/**
 * Lines may come, go and change as long as nothing has happened to them. What was sent, refunded or is on its way back
 * keeps its price, and never becomes fewer units than were sent.
 */
export async function updateLines(
	tx: Tx,
	by: By,
	order: OrdersTable,
	known: readonly OrderLinesTable[],
	{ input, framed }: Told
): Promise<Result<OrderLinesTable[]>> {
	const packed = new Set((await fulfilmentLinesOfOrder(tx, order.id)).map((part) => part.order_line_id));
	const wished = order.line_changes > 0 ? await lineChangesOfOrder(tx, order.id) : [];
	const isTouched = (line: OrderLinesTable) =>
		packed.has(line.id) || hasHistory(line) || wished.some((change) => change.line_id === line.id);
	const gone = known.filter(
		(line) =>
			// Replacements are ours: the shop's own document need not know of them.
			line.origin === 'sale' &&
			!input.lines.some((told) => told.reference === line.external_ref) &&
			!leavesOutCancelled(line, null)
	);
	const kept = gone.find(isTouched);
	if (kept) return refused('line_cannot_change', { pointer: '/lines', reference: kept.external_ref });
	await deleteLines(
		tx,
		gone.map((line) => line.id)
	);
	const fresh: OrderLinesTable[] = [];
	for (const [index, told] of input.lines.entries()) {
		const columns = lineColumns(told, framed.lines[index]!, index);
		const before = known.find((line) => line.external_ref === told.reference);
		if (!before) {
			fresh.push(newLine(by.ids.next('lin'), order.id, columns));
			continue;
		}
		if (leavesOutCancelled(before, columns)) continue;
		const fault = isTouched(before) ? faultOf(before, columns, `/lines/${index}`) : null;
		if (fault) return fault;
		await saveLine(tx, before.id, columns);
	}
	await insertLines(tx, fresh);
	return accepted(await linesOfOrder(tx, order.id as Id<'ord'>));
}

const hasHistory = (line: OrderLinesTable): boolean =>
	line.qty_fulfilled + line.qty_cancelled + line.qty_return_open + line.qty_returned > 0 ||
	line.refunded_quantity + line.refunded_minor > 0;

function faultOf(before: OrderLinesTable, after: ReturnType<typeof lineColumns>, pointer: string) {
	const facts = { reference: before.external_ref };
	if (after.quantity < before.qty_fulfilled + before.qty_cancelled) {
		return refused('quantity_below_fulfilled', { ...facts, pointer: `${pointer}/quantity` });
	}
	if (after.unit_price_minor !== before.unit_price_minor) {
		return refused('line_cannot_change', { ...facts, pointer: `${pointer}/unit_price_minor` });
	}
	const wentBack = before.qty_return_open + before.qty_returned + before.refunded_quantity > 0;
	const isSamePrice = after.paid_minor === before.paid_minor && after.tax_minor === before.tax_minor;
	if (isSamePrice && after.quantity === before.quantity) return null;
	// Fewer or more units of an unrefunded line is a new total; anything else would rewrite a frozen figure.
	if (wentBack || after.quantity === before.quantity) {
		return refused('line_cannot_change', { ...facts, pointer });
	}
	return null;
}
