import type { Id } from '#lib/domain/ids.ts';
import { frameOrder } from '#lib/domain/order/intake.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { callOffRequests } from '../charges/close-charge.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents, type NewEvent } from '../../store/events.ts';
import { linesOfOrder, saveOrder } from '../../store/orders.ts';
import type { OrdersTable } from '../../store/schema.ts';
import { answerByChannel, keepCancelled } from '../cancellations/keep-told.ts';
import { followPieces } from '../line-changes/follow-pieces.ts';
import { asSold } from '../line-changes/keep-told.ts';
import type { By } from './by.ts';
import { keepChanges } from '../order-changes/keep-told.ts';
import { matchCustomer } from './match-customer.ts';
import { orderColumns, type Told } from './order-rows.ts';
import { saveBelongings } from './save-belongings.ts';
import { updateLines } from './update-lines.ts';

/** The channel tells of a known order again, and something is different. */
export async function updateOrder(
	tx: Tx,
	by: By,
	known: OrdersTable,
	as_told: Told
): Promise<Result<Id<'ord'>>> {
	const kept = known.line_changes > 0 ? await withoutChanges(tx, by, known, as_told) : accepted(as_told);
	if (!kept.ok) return kept;
	const told = kept.value;
	const { input } = told;
	if (input.currency !== known.currency) return refused('currency_mismatch', { pointer: '/currency' });
	const says = orderColumns(told);
	// What customers and staff changed here stands until the channel has heard of it.
	const holds = known.changes > 0 ? { ...says, ...(await keepChanges(tx, by, known, says)) } : says;
	const order: OrdersTable = {
		...known,
		customer_id: (await matchCustomer(tx, by, input, holds)) ?? known.customer_id,
		...holds,
		...(known.cancellations > 0 ? keepCancelled(known, says) : {}),
		updated_at: by.now
	};
	const { id: _id, version: _version, ...columns } = order;
	await saveOrder(tx, known.id, known.version, columns);
	const lines = await updateLines(tx, by, order, await linesOfOrder(tx, known.id), told);
	if (!lines.ok) return lines;
	await appendEvents(tx, by, changesOf(known, order));
	if (known.cancellations > 0 && order.cancelled_at !== null) await answerByChannel(tx, by, order);
	if (known.cancelled_at === null && order.cancelled_at !== null) {
		await callOffRequests(tx, by, order);
		if (known.line_changes > 0) await followPieces(tx, by, order.id);
	}
	const saved = await saveBelongings(tx, by, order, lines.value, input);
	return saved.ok ? accepted(known.id) : saved;
}

/** Pieces that were changed here are told as they were sold: what became of them since is ours. */
async function withoutChanges(tx: Tx, by: By, known: OrdersTable, told: Told): Promise<Result<Told>> {
	const input = await asSold(tx, by, known.id, told.input);
	const framed = frameOrder(input);
	return framed.ok ? accepted({ ...told, input, framed: framed.value }) : framed;
}

function changesOf(before: OrdersTable, after: OrdersTable): NewEvent[] {
	const about = { entity: 'order', entity_id: after.id, order_id: after.id } as const;
	const updated: NewEvent = {
		...about,
		type: 'order_updated',
		data: { total_minor: after.total_minor, total_before_minor: before.total_minor, currency: after.currency }
	};
	const cancelled: NewEvent = {
		...about,
		type: 'order_cancelled',
		data: { cancelled_at: after.cancelled_at }
	};
	return before.cancelled_at === null && after.cancelled_at !== null ? [updated, cancelled] : [updated];
}
