import type { Id } from '#lib/domain/ids.ts';
import type { Tx } from '../../store/database.ts';
import { findLineChange } from '../../store/line-changes.ts';
import { findOrder } from '../../store/orders.ts';
import type { ChargesTable } from '../../store/schema-charges.ts';
import type { By } from '../orders/by.ts';
import { applyLineChange } from './apply.ts';
import { endLineChange } from './end.ts';

/** The difference is paid: the order is changed. Whatever packed or called off its pieces has ended the charge before. */
export async function lineChangePaid(tx: Tx, by: By, charge: ChargesTable): Promise<void> {
	const change = await findLineChange(tx, charge.purpose_id as Id<'lch'>);
	const order = change && (await findOrder(tx, change.order_id));
	if (!order || change?.state !== 'payment_due') return;
	const done = await applyLineChange(tx, by, order, change, by);
	if (!done.ok) throw new Error(`change ${change.id} was paid and cannot be applied: ${done.refusal.reason}`);
}

/** Nobody paid: the order stays as it was. */
export async function lineChangeLapsed(tx: Tx, by: By, charge: ChargesTable): Promise<void> {
	const change = await findLineChange(tx, charge.purpose_id as Id<'lch'>);
	if (change?.state === 'payment_due') await endLineChange(tx, by, change, 'lapse');
}
