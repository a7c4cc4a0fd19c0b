import type { ChangedFigures } from '#lib/domain/line-change/price.ts';
import { settleLineChange } from '#lib/domain/line-change/plan.ts';
import { LINE_CHANGE_TRANSITIONS } from '#lib/domain/line-change/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { next } from '#lib/domain/transitions.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { addReleased } from '../../store/hold-releases.ts';
import { readOrderToChange, saveLineChange } from '../../store/line-changes.ts';
import { linesOfOrder, saveOrder } from '../../store/orders.ts';
import { addToLine } from '../../store/returns.ts';
import type { LineChangesTable } from '../../store/schema-line-changes.ts';
import type { OrdersTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import { refundRow, reserveRefund } from '../refunds/reserve.ts';
import { followPieces } from './follow-pieces.ts';
import { putOnOrder, swapInParcels } from './put-on-order.ts';
import { lineChangeEvent, mailLineChange } from './tell.ts';

/**
 * A step: the order has the new pieces from now on. The old ones are called off by one refund whose amount is the
 * difference, usually nothing: what they were paid for is carried over. `letsGo` answers for the money.
 */
export async function applyLineChange(
	tx: Tx,
	by: By,
	order: OrdersTable,
	change: LineChangesTable,
	letsGo: By,
	set: Partial<LineChangesTable> = {}
): Promise<Result<LineChangesTable>> {
	const state = next(LINE_CHANGE_TRANSITIONS, change.state, 'apply');
	if (state === null) throw new Error(`change ${change.id} cannot be applied from ${change.state}`);
	const { kind, line_id, quantity, due_minor, back_minor } = change;
	const facts = await readOrderToChange(tx, order);
	const figures = agreedFigures(change);
	const settled = settleLineChange(facts, { kind, line_id, quantity, figures, due_minor, back_minor });
	if (!settled.ok) return settled;
	if (!(await saveOrder(tx, order.id, order.version, { updated_at: by.now })))
		return refused('changed_meanwhile');
	const { refund, carried_minor, released } = settled.value;
	const lines = await linesOfOrder(tx, order.id);
	const line = await putOnOrder(tx, by, lines, change, settled.value.figures);
	let refund_id: Id<'rfd'> | null = null;
	if (refund !== null) {
		await swapInParcels(
			tx,
			lines.find((one) => one.id === line_id)!,
			line
		);
		await addToLine(tx, line_id, { qty_cancelled: quantity });
		for (const one of released) await addReleased(tx, one.payment_id as Id<'pay'>, one.released_minor);
		const cause = { return_id: null, source: 'exchange', about: `line_change:${change.id}` } as const;
		const row = refundRow(letsGo, order, refund, cause);
		({ refund_id } = await reserveRefund(tx, letsGo, order, row, refund));
	}
	const released_minor = released.reduce((sum, one) => sum + one.released_minor, 0);
	const applied = {
		...set,
		state,
		needs_person_since: null,
		applied_at: by.now,
		order_line_id: line.id,
		carried_minor,
		topped_minor: due_minor,
		released_minor,
		refund_id
	};
	if (!(await saveLineChange(tx, change, applied))) return refused('changed_meanwhile');
	await appendEvents(tx, by, [
		lineChangeEvent(change, 'order_line_changed', {
			new_line_id: line.id,
			reference: line.external_ref,
			carried_minor,
			topped_minor: due_minor,
			back_minor: (refund?.amount_minor ?? 0) + released_minor,
			reason: change.reason,
			order_version: order.version + 1
		})
	]);
	await mailLineChange(tx, by, order, change, 'line_changed');
	// What an earlier change held for the pieces that go is free again.
	await followPieces(tx, by, order.id);
	return accepted({ ...change, ...applied, version: change.version + 1 });
}

const agreedFigures = (change: LineChangesTable): ChangedFigures => {
	const { quantity, unit_price_minor, discount_minor, tax_minor, tax_rate_bp, paid_minor } = change;
	return { quantity, unit_price_minor, discount_minor, tax_minor, tax_rate_bp, paid_minor };
};
