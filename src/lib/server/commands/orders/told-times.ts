import type { FulfilmentsTable, TrackingEventsTable } from '../../store/schema.ts';

type Times = Pick<FulfilmentsTable, 'packed_at' | 'shipped_at' | 'delivered_at'>;

/**
 * The times of a parcel that the shop told itself. Those that a carrier's event had given are left out, because an
 * earlier event may still come: then they are worked out again from all events.
 */
export function toldTimes(parcel: Times, heard: readonly Pick<TrackingEventsTable, 'occurred_at'>[]): Times {
	const told = (at: number | null) => (heard.some((event) => event.occurred_at === at) ? null : at);
	return {
		packed_at: told(parcel.packed_at),
		shipped_at: told(parcel.shipped_at),
		delivered_at: told(parcel.delivered_at)
	};
}
