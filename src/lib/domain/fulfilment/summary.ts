import type { Instant } from '../time.ts';
import { isLate } from './is-late.ts';
import type { FulfilmentState } from './states.ts';

export const DELIVERY_STATES = [
	'preparing',
	'part_shipped',
	'on_the_way',
	'part_delivered',
	'delivered',
	'needs_help',
	'cancelled'
] as const;
/** Where an order's parcels stand, in one word. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export type Delivery = { state: DeliveryState; parcels: number; delivered: number; late: boolean };

/** One word for all parcels of an order; a parcel that is lost or went back is told first. */
export function summariseDelivery(
	parcels: readonly { state: FulfilmentState; promised_at: Instant | null; estimated_at: Instant | null }[],
	unfulfilledUnits: number,
	now: Instant
): Delivery {
	const live = parcels.filter((parcel) => parcel.state !== 'cancelled');
	const count = (...states: FulfilmentState[]) =>
		live.filter((parcel) => states.includes(parcel.state)).length;
	const delivered = count('delivered');
	const waiting = count('pending', 'packed') + (unfulfilledUnits > 0 ? 1 : 0);
	const moving = count('shipped', 'out_for_delivery', 'failed_attempt');
	return {
		state: stateOf(count('lost', 'returned_to_sender'), waiting, moving, delivered),
		parcels: live.length,
		delivered,
		late: live.some((parcel) => isLate(parcel, now))
	};
}

function stateOf(troubled: number, waiting: number, moving: number, delivered: number): DeliveryState {
	if (troubled > 0) return 'needs_help';
	if (waiting + moving + delivered === 0) return 'cancelled';
	if (waiting + moving === 0) return 'delivered';
	if (delivered > 0) return 'part_delivered';
	if (moving === 0) return 'preparing';
	return waiting > 0 ? 'part_shipped' : 'on_the_way';
}
