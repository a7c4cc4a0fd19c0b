import { actorId } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { ReturnChange, ReturnEffect, ReturnEvent } from '#lib/domain/return/change.ts';
import { enqueueMail } from '../../jobs/queue.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents, type NewEvent } from '../../store/events.ts';
import { insertInspection } from '../../store/inspections.ts';
import { addToLine, insertItem, itemsOfReturn, saveItem, saveReturn } from '../../store/returns.ts';
import type { OrdersTable, ReturnItemsTable, ReturnsTable } from '../../store/schema.ts';
import { restock } from '../catalogue/restock.ts';
import { keepClaimed } from '../claims/keep-claimed.ts';
import { tellReceiver } from '../gifts/tell-receiver.ts';
import { keepTrack } from '../promises/keep-track.ts';
import { indexReturn } from './found.ts';
import type { By } from '../orders/by.ts';
import type { LoadedReturn } from './load.ts';

/** Saves a decision whole, over the version it was made on, and answers with the return as it now is. */
export async function saveChange(
	tx: Tx,
	by: By,
	loaded: LoadedReturn,
	change: ReturnChange
): Promise<Result<LoadedReturn>> {
	const { order } = loaded;
	const saved = await saveReturn(tx, loaded.return, change.return);
	if (!saved) return refused('changed_meanwhile', { state: loaded.return.state });
	const row: ReturnsTable = { ...loaded.return, ...change.return, version: loaded.return.version + 1 };
	for (const { item_id, set } of change.items) await saveItem(tx, item_id as Id<'rit'>, set);
	for (const { from_id, set } of change.splits) {
		const from = loaded.items.find((item) => item.id === from_id);
		if (!from) throw new Error(`no item ${from_id} to split`);
		await insertItem(tx, { ...from, ...set, id: by.ids.next('rit'), split_from_id: from.id });
	}
	for (const item of change.additions) await insertItem(tx, newRow(by, row.id, item));
	for (const inspection of change.inspections) {
		await insertInspection(tx, {
			...inspection,
			id: by.ids.next('ins'),
			return_item_id: inspection.return_item_id as Id<'rit'>,
			staff_id: actorId(by.actor),
			created_at: by.now
		});
	}
	for (const { line_id, ...counters } of change.counters) await addToLine(tx, line_id as Id<'lin'>, counters);
	if (change.inspections.length > 0) await restock(tx, by, loaded.items, change.inspections, order.id);
	await appendEvents(
		tx,
		by,
		change.events.map((event) => eventOf(row, event))
	);
	if (row.kind === 'claim') await keepClaimed(tx, row.id);
	if (change.return.tracking_norm !== undefined) await indexReturn(tx, row);
	for (const effect of change.effects) await tellCustomer(tx, by, order, row, effect);
	await keepTrack(tx, by, row.id);
	return accepted({ return: row, items: await itemsOfReturn(tx, row.id), order });
}

export const newRow = (
	by: By,
	returnId: Id<'ret'>,
	item: ReturnChange['additions'][number]
): ReturnItemsTable => ({
	...item,
	id: by.ids.next('rit'),
	return_id: returnId,
	order_line_id: item.order_line_id as Id<'lin'>,
	split_from_id: null
});

export const eventOf = (row: Pick<ReturnsTable, 'id' | 'order_id'>, event: ReturnEvent): NewEvent => ({
	type: event.type,
	entity: event.item_id === null ? 'return' : 'return_item',
	entity_id: event.item_id ?? row.id,
	order_id: row.order_id,
	data: { ...event.data, return_id: row.id }
});

/** One mail per kind and version: the key is `kind:return id:version`, so a repeated command mails once. */
export async function tellCustomer(
	tx: Tx,
	by: By,
	order: Pick<OrdersTable, 'id' | 'email_norm'>,
	row: Pick<ReturnsTable, 'id' | 'locale' | 'version' | 'gift_id'>,
	effect: ReturnEffect
): Promise<void> {
	if (row.gift_id) return tellReceiver(tx, by, row, effect.about, row.version);
	if (!order.email_norm) return;
	await enqueueMail(tx, by, {
		key: `${effect.about}:${row.id}:${row.version}`,
		kind: effect.about,
		locale: row.locale,
		recipient: order.email_norm,
		order_id: order.id,
		return_id: row.id
	});
}
