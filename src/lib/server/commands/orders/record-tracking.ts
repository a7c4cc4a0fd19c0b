import type { Actor } from '#lib/domain/actor.ts';
import type { FulfilmentState } from '#lib/domain/fulfilment/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { NeutralTrackingEvent } from '#lib/domain/order/neutral.ts';
import { normalTracking } from '#lib/domain/order/normal.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { ReturnState } from '#lib/domain/return/states.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import { fulfilmentsOfOrder, insertTrackingEvents } from '../../store/fulfilments.ts';
import type { Tx } from '../../store/database.ts';
import { returnsOfOrder } from '../../store/returns.ts';
import type { ReturnsTable } from '../../store/schema.ts';
import { inTransaction } from '../in-transaction.ts';
import { matesOf } from '../returns/box.ts';
import { writtenBy, type By } from './by.ts';
import { moveParcel } from './move-parcel.ts';
import { scanReturn } from './scan-return.ts';
import { eventRow } from './tracking-row.ts';

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
		if (parcel) {
			const moved = await moveParcel(tx, by, parcel, input);
			if (!moved.ok) return moved;
			return accepted({ shipment: 'fulfilment', shipment_id: parcel.id, ...moved.value });
		}
		const returns = await returnsOfOrder(tx, input.order_id);
		const returning = returns.find((one) => one.tracking_norm === tracking_norm);
		if (!returning) return refused('not_found', { pointer: '/tracking_number' });
		const told = await scanned(tx, by, returning, input);
		for (const mate of await matesOf(tx, returning)) await scanned(tx, by, mate, input);
		return accepted({ shipment: 'return', shipment_id: returning.id, ...told });
	});
}

async function scanned(
	tx: Tx,
	by: By,
	{ id, order_id, carrier }: ReturnsTable,
	{ tracking_number, events }: RecordTrackingInput
): Promise<{ state: ReturnState; new_events: number }> {
	const shipment = { kind: 'return', id, order_id, carrier, tracking_number } as const;
	const rows = events.map((event) => eventRow(by, shipment, event));
	const fresh = await insertTrackingEvents(tx, rows);
	return { state: await scanReturn(tx, by, id, fresh), new_events: fresh.length };
}
