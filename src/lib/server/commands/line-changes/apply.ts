import { actorId } from '#lib/domain/actor.ts';
import type { ChangedFigures } from '#lib/domain/line-change/price.ts';
import { settleLineChange } from '#lib/domain/line-change/plan.ts';
import { LINE_CHANGE_TRANSITIONS } from '#lib/domain/line-change/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { RefundPlan } from '#lib/domain/refund/plan.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { next } from '#lib/domain/transitions.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { addReleased } from '../../store/hold-releases.ts';
import { readOrderToChange, saveLineChange } from '../../store/line-changes.ts';
import { linesOfOrder, saveOrder } from '../../store/orders.ts';
import { addToLine } from '../../store/returns.ts';
import type { LineChangesTable } from '../../store/schema-line-changes.ts';
import type { OrdersTable, RefundsTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import { reserveRefund } from '../refunds/reserve.ts';
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
		({ refund_id } = await reserveRefund(tx, letsGo, order, refundOf(letsGo, order, change, refund), refund));
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

function refundOf(
	by: By,
	order: Pick<OrdersTable, 'id' | 'currency'>,
	change: Pick<LineChangesTable, 'id'>,
	plan: RefundPlan
): RefundsTable {
	return {
		id: by.ids.next('rfd'),
		number: by.ids.readable('RF'),
		order_id: order.id,
		return_id: null,
		source: 'exchange',
		state: plan.state,
		route: plan.route,
		currency: order.currency,
		goods_minor: plan.goods_minor,
		tax_minor: plan.tax_minor,
		shipping_minor: plan.shipping_minor,
		shipping_tax_minor: plan.shipping_tax_minor,
		restocking_fee_minor: 0,
		return_shipping_fee_minor: 0,
		deduction_minor: 0,
		adjustment_minor: plan.adjustment_minor,
		computed_minor: plan.computed_minor,
		amount_minor: plan.amount_minor,
		capped: plan.capped ? 1 : 0,
		overridden_by: null,
		override_reason: null,
		proposed_by: actorId(by.actor),
		approved_by: actorId(by.actor),
		idempotency_key: `line_change:${change.id}`,
		created_at: by.now,
		sent_at: null,
		settled_at: plan.state === 'succeeded' ? by.now : null,
		version: 1
	};
}
