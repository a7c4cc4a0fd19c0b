import { changeableUnits } from '#lib/domain/line-change/plan.ts';
import { MADE_LINE_CHANGES, OPEN_LINE_CHANGES } from '#lib/domain/line-change/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Tx } from '../../store/database.ts';
import { lineChangesOfOrder, readOrderToChange } from '../../store/line-changes.ts';
import { findOrder, linesOfOrder } from '../../store/orders.ts';
import type { LineChangesTable } from '../../store/schema-line-changes.ts';
import type { OrderLinesTable, OrdersTable } from '../../store/schema.ts';
import { heldFor } from '../../store/stock.ts';
import { commitStock } from '../catalogue/commit-stock.ts';
import { releaseStock } from '../catalogue/release-stock.ts';
import { reserveStock } from '../catalogue/reserve-stock.ts';
import type { By } from '../orders/by.ts';
import { endLineChange } from './end.ts';
import { mailLineChange } from './tell.ts';

/**
 * After pieces of an order were packed, sent or called off: open changes of them come too late, and what is held for the
 * others leaves the shelf with them or is free again. Orders without changes of pieces are not asked.
 */
export async function followPieces(tx: Tx, by: By, orderId: Id<'ord'>): Promise<void> {
	const changes = await lineChangesOfOrder(tx, orderId);
	if (changes.length === 0) return;
	const order = await findOrder(tx, orderId);
	if (!order) return;
	const open = changes.filter((change) => OPEN_LINE_CHANGES.includes(change.state));
	if (open.length > 0) await missLate(tx, by, order, open);
	const lines = await linesOfOrder(tx, orderId);
	for (const change of changes) {
		const line = MADE_LINE_CHANGES.includes(change.state)
			? lines.find((one) => one.id === change.order_line_id)
			: undefined;
		if (!line) continue;
		const wanted = order.cancelled_at === null ? line.quantity - line.qty_cancelled : line.qty_fulfilled;
		await keepHeld(tx, by, change, line, wanted);
	}
}

async function missLate(
	tx: Tx,
	by: By,
	order: OrdersTable,
	open: readonly LineChangesTable[]
): Promise<void> {
	const units = changeableUnits(await readOrderToChange(tx, order));
	for (const change of open) {
		const found = units.find((one) => one.line_id === change.line_id);
		const left = found ? found.free + found.picked : 0;
		if (change.kind === 'variant' ? left >= change.quantity : left > 0) continue;
		await endLineChange(tx, by, change, 'miss');
		await mailLineChange(tx, by, order, change, 'line_change_ended');
	}
}

/** What is held for a line is what of it is still to be sent; once all of that has left it leaves the count. */
async function keepHeld(
	tx: Tx,
	by: By,
	change: LineChangesTable,
	line: OrderLinesTable,
	wanted: number
): Promise<void> {
	const held = (await heldFor(tx, change.id)).reduce((sum, row) => sum + row.quantity, 0);
	if (held === 0) return;
	if (held > wanted) {
		await releaseStock(tx, by, change.id);
		const wants = [{ variant_id: change.variant_id, quantity: wanted }];
		const again = { purpose: 'change', purpose_id: change.id, wants, expires_at: null } as const;
		if (wanted > 0) await reserveStock(tx, by, again);
	}
	if (wanted > 0 && line.qty_fulfilled === wanted) await commitStock(tx, by, change.id);
}
