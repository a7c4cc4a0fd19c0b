import { applyTracking } from '#lib/domain/fulfilment/apply-tracking.ts';
import { refusedAt } from '#lib/domain/fulfilment/refused.ts';
import type { FulfilmentState } from '#lib/domain/fulfilment/states.ts';
import type { NeutralTrackingEvent } from '#lib/domain/order/neutral.ts';
import { accepted, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import {
	fulfilmentLinesOfOrder,
	insertTrackingEvents,
	saveFulfilment,
	trackingEventsOfOrder
} from '../../store/fulfilments.ts';
import { linesOfOrder } from '../../store/orders.ts';
import type { FulfilmentsTable } from '../../store/schema.ts';
import { claimsOfMoved } from '../claims/parcel-moved.ts';
import { collectCash } from '../cod/collect-cash.ts';
import { exchangeOfMoved } from '../exchanges/parcel-moved.ts';
import type { By } from './by.ts';
import { countFulfilled } from './count-fulfilled.ts';
import { parcelEvents } from './save-fulfilments.ts';
import { toldTimes } from './told-times.ts';
import { eventRow } from './tracking-row.ts';

export type MovedParcel = {
	state: FulfilmentState;
	/** How many of the events had not been told before. */
	new_events: number;
};

/** What is told of a parcel on its way out, by its carrier or by somebody who saw it come back. */
export async function moveParcel(
	tx: Tx,
	by: By,
	parcel: FulfilmentsTable,
	told: { estimated_at?: Instant | null; events: readonly NeutralTrackingEvent[] }
): Promise<Result<MovedParcel>> {
	const shipment = { ...parcel, kind: 'fulfilment' } as const;
	const rows = told.events.map((event) => eventRow(by, shipment, event));
	const fresh = await insertTrackingEvents(tx, rows);
	const all = await trackingEventsOfOrder(tx, parcel.order_id);
	const heard = all.filter((event) => event.shipment_id === parcel.id);
	const refused_at = refusedAt(parcel.refused_at, told.events);
	const tracked = applyTracking({ ...parcel, ...toldTimes(parcel, heard), refused_at }, heard);
	const { state, packed_at, shipped_at, delivered_at } = tracked;
	const estimated_at = told.estimated_at === undefined ? parcel.estimated_at : told.estimated_at;
	const moved: MovedParcel = { state, new_events: fresh.length };
	if (fresh.length === 0 && estimated_at === parcel.estimated_at) return accepted(moved);
	await saveFulfilment(tx, parcel.id, parcel.version, {
		state,
		packed_at,
		shipped_at,
		delivered_at,
		refused_at,
		estimated_at
	});
	await appendEvents(tx, by, parcelEvents({ id: parcel.order_id }, parcel.id, parcel, tracked));
	const lines = await linesOfOrder(tx, parcel.order_id);
	const contents = await fulfilmentLinesOfOrder(tx, parcel.order_id);
	const counted = await countFulfilled(tx, by, parcel.order_id, lines, contents, '');
	if (!counted.ok) return counted;
	await collectCash(tx, by, parcel.order_id);
	await exchangeOfMoved(tx, by, { id: parcel.id, state: tracked.state }, lines);
	await claimsOfMoved(tx, by, parcel, parcel, tracked, contents);
	return accepted(moved);
}
