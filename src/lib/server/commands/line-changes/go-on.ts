import { accepted, type Result } from '#lib/domain/result.ts';
import { HOUR } from '#lib/domain/time.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { saveLineChange } from '../../store/line-changes.ts';
import type { LineChangesTable } from '../../store/schema-line-changes.ts';
import type { OrdersTable } from '../../store/schema.ts';
import { openCharge } from '../charges/open-charge.ts';
import type { By } from '../orders/by.ts';
import { applyLineChange } from './apply.ts';
import { lineChangeEvent } from './tell.ts';

/** How long a difference can be paid: the order may be packed at any moment. */
const PAY_HOURS = 24;

/** Nobody has to look at it any more: the difference is asked for, or the change counts. */
export async function goOn(
	tx: Tx,
	by: By,
	order: OrdersTable,
	change: LineChangesTable,
	letsGo: By,
	set: Partial<LineChangesTable> = {}
): Promise<Result<LineChangesTable>> {
	if (change.due_minor === 0) return applyLineChange(tx, by, order, change, letsGo, set);
	const due_at = by.now + PAY_HOURS * HOUR;
	const asked = await openCharge(tx, by, {
		order_id: order.id,
		amount_minor: change.due_minor,
		purpose: 'order_change',
		purpose_id: change.id,
		due_at
	});
	if (!asked.ok) return asked;
	const due = { ...set, state: 'payment_due', needs_person_since: null } as const;
	await saveLineChange(tx, change, due);
	const { due_minor } = change;
	await appendEvents(tx, by, [
		lineChangeEvent(change, 'order_line_change_payment_due', { due_minor, due_at })
	]);
	return accepted({ ...change, ...due, version: change.version + 1 });
}
