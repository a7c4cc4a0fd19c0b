import { actorId } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { applyScan } from '#lib/domain/return/apply-scan.ts';
import type { ReturnState } from '#lib/domain/return/states.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { findReturn, itemsOfReturn, saveItem, saveReturn } from '../../store/returns.ts';
import type { TrackingEventsTable } from '../../store/schema.ts';
import { keepTrack } from '../promises/keep-track.ts';
import type { By } from './by.ts';

/** What fresh carrier events, oldest first, do to the return whose parcel they tell of. */
export async function scanReturn(
	tx: Tx,
	by: By,
	id: Id<'ret'>,
	fresh: readonly TrackingEventsTable[]
): Promise<ReturnState> {
	for (const event of [...fresh].sort((a, b) => a.occurred_at - b.occurred_at)) {
		const found = await returnAt(tx, id);
		const facts = { return: found, items: await itemsOfReturn(tx, id) };
		const change = applyScan(facts, event, { by: actorId(by.actor), now: by.now });
		if (change === null) continue;
		await saveReturn(tx, found, change.return);
		for (const { item_id, set } of change.items) await saveItem(tx, item_id as Id<'rit'>, set);
		await appendEvents(
			tx,
			by,
			change.events.map(({ type, item_id, data }) => ({
				type,
				entity: item_id === null ? 'return' : 'return_item',
				entity_id: item_id ?? id,
				order_id: found.order_id,
				data
			}))
		);
	}
	await keepTrack(tx, by, id);
	return (await returnAt(tx, id)).state;
}

async function returnAt(tx: Tx, id: Id<'ret'>) {
	const found = await findReturn(tx, id);
	if (!found) throw new Error(`return ${id} vanished inside a transaction`);
	return found;
}
