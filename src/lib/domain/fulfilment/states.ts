import type { Transitions } from '../transitions.ts';

export const FULFILMENT_STATES = [
	'pending',
	'packed',
	'shipped',
	'out_for_delivery',
	'failed_attempt',
	'delivered',
	'returned_to_sender',
	'lost',
	'cancelled'
] as const;
export type FulfilmentState = (typeof FULFILMENT_STATES)[number];

/** Plain meanings of carriers' codes; every carrier adapter maps to these. */
export const TRACKING_STATUSES = [
	'info_received',
	'packed',
	'picked_up',
	'in_transit',
	'held',
	'out_for_delivery',
	'failed_attempt',
	'available_for_pickup',
	'delivered',
	'returning',
	'returned_to_sender',
	'damaged',
	'lost',
	'note'
] as const;
export type TrackingStatus = (typeof TRACKING_STATUSES)[number];

/** What may be told of a parcel. That the buyer would not take it is kept as a fact of the parcel, which then returns. */
export const TOLD_STATUSES = [...TRACKING_STATUSES, 'refused'] as const;
export type ToldStatus = (typeof TOLD_STATUSES)[number];
export const keptStatus = (told: ToldStatus): TrackingStatus => (told === 'refused' ? 'returning' : told);

const onTheWay = {
	out_for_delivery: 'out_for_delivery',
	failed_attempt: 'failed_attempt',
	available_for_pickup: 'out_for_delivery',
	delivered: 'delivered',
	returned_to_sender: 'returned_to_sender',
	lost: 'lost'
} as const;

/**
 * What a carrier's event does to a fulfilment. Events may arrive late or out of order: they are applied by
 * `occurred_at`, and `delivered` never goes back. Absent entries leave the state as it is.
 */
export const FULFILMENT_TRANSITIONS: Transitions<FulfilmentState, TrackingStatus | 'cancel'> = {
	pending: {
		packed: 'packed',
		picked_up: 'shipped',
		in_transit: 'shipped',
		held: 'shipped',
		returning: 'shipped',
		cancel: 'cancelled',
		...onTheWay
	},
	packed: {
		picked_up: 'shipped',
		in_transit: 'shipped',
		held: 'shipped',
		returning: 'shipped',
		cancel: 'cancelled',
		...onTheWay
	},
	shipped: { ...onTheWay },
	out_for_delivery: { ...onTheWay, in_transit: 'shipped', held: 'shipped' },
	failed_attempt: { ...onTheWay, in_transit: 'shipped', held: 'shipped' },
	delivered: {},
	returned_to_sender: { delivered: 'delivered' },
	lost: { ...onTheWay, in_transit: 'shipped' },
	cancelled: {}
};
