import type { Actor } from '#lib/domain/actor.ts';
import { applyTracking } from '#lib/domain/fulfilment/apply-tracking.ts';
import type { FulfilmentState } from '#lib/domain/fulfilment/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { NeutralTrackingEvent } from '#lib/domain/order/neutral.ts';
import { normalTracking } from '#lib/domain/order/normal.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { ReturnState } from '#lib/domain/return/states.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import {
	fulfilmentLinesOfOrder,
	fulfilmentsOfOrder,
	insertTrackingEvents,
	saveFulfilment,
	trackingEventsOfOrder
} from '../../store/fulfilments.ts';
import { linesOfOrder } from '../../store/orders.ts';
import { returnsOfOrder } from '../../store/returns.ts';
import type { FulfilmentsTable, TrackingEventsTable } from '../../store/schema.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy, type By } from './by.ts';
import { countFulfilled } from './count-fulfilled.ts';
import { parcelEvents } from './save-fulfilments.ts';
import { scanReturn } from './scan-return.ts';
import { toldTimes } from './told-times.ts';

export type RecordTrackingInput = {
	order_id: Id<'ord'>;
	tracking_number: string;
	/** The carrier's present estimate; left as it is when absent. */
	estimated_at?: Instant | null;
	events: NeutralTrackingEvent[];
};
export type RecordedTracking = {
	shipment: 'fulfilment' | 'return';
	shipment_id: string;
	state: FulfilmentState | ReturnState;
	/** How many of the events had not been told before. */
	new_events: number;
};

/**
 * What a carrier says about a parcel of an order, on its way out or on its way back. Events may come late, twice and
 * in any order; a delivered parcel stays delivered.
 */
export async function recordTracking(
	ctx: CommandContext,
	actor: Actor,
	input: RecordTrackingInput
): Promise<Result<RecordedTracking>> {
	const tracking_norm = normalTracking(input.tracking_number);
	return inTransaction<RecordedTracking>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const parcels = await fulfilmentsOfOrder(tx, input.order_id);
		const parcel = parcels.find((one) => one.tracking_norm === tracking_norm);
		if (parcel) return moveParcel(tx, by, parcel, input);
		const returns = await returnsOfOrder(tx, input.order_id);
		const returning = returns.find((one) => one.tracking_norm === tracking_norm);
		if (!returning) return refused('not_found', { pointer: '/tracking_number' });
		const rows = input.events.map((event) =>
			eventRow(by, input, 'return', returning.id, returning.carrier, event)
		);
		const fresh = await insertTrackingEvents(tx, rows);
		const state = await scanReturn(tx, by, returning.id, fresh);
		return accepted({ shipment: 'return', shipment_id: returning.id, state, new_events: fresh.length });
	});
}

async function moveParcel(
	tx: Tx,
	by: By,
	parcel: FulfilmentsTable,
	input: RecordTrackingInput
): Promise<Result<RecordedTracking>> {
	const rows = input.events.map((event) =>
		eventRow(by, input, 'fulfilment', parcel.id, parcel.carrier, event)
	);
	const fresh = await insertTrackingEvents(tx, rows);
	const all = await trackingEventsOfOrder(tx, parcel.order_id);
	const heard = all.filter((event) => event.shipment_id === parcel.id);
	const tracked = applyTracking({ ...parcel, ...toldTimes(parcel, heard) }, heard);
	const { state, packed_at, shipped_at, delivered_at } = tracked;
	const estimated_at = input.estimated_at === undefined ? parcel.estimated_at : input.estimated_at;
	const result: RecordedTracking = {
		shipment: 'fulfilment',
		shipment_id: parcel.id,
		state,
		new_events: fresh.length
	};
	if (fresh.length === 0 && estimated_at === parcel.estimated_at) return accepted(result);
	await saveFulfilment(tx, parcel.id, parcel.version, {
		state,
		packed_at,
		shipped_at,
		delivered_at,
		estimated_at
	});
	await appendEvents(tx, by, parcelEvents({ id: parcel.order_id }, parcel.id, parcel, tracked));
	const lines = await linesOfOrder(tx, parcel.order_id);
	const contents = await fulfilmentLinesOfOrder(tx, parcel.order_id);
	const counted = await countFulfilled(tx, parcel.order_id, lines, contents, '');
	return counted.ok ? accepted(result) : counted;
}

const eventRow = (
	by: By,
	input: RecordTrackingInput,
	shipment_kind: TrackingEventsTable['shipment_kind'],
	shipment_id: string,
	carrier: string | null,
	event: NeutralTrackingEvent
): TrackingEventsTable => ({
	id: by.ids.next('trk'),
	shipment_kind,
	shipment_id,
	order_id: input.order_id,
	carrier: carrier ?? '',
	tracking_number: input.tracking_number,
	code: event.code,
	status: event.status,
	place: event.place,
	description_en: event.description.en,
	description_th: event.description.th,
	occurred_at: event.occurred_at,
	received_at: by.now
});
