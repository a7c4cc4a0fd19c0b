import type { Instant } from '../time.ts';
import { next } from '../transitions.ts';
import { FULFILMENT_TRANSITIONS, type FulfilmentState, type TrackingStatus } from './states.ts';

export type TrackedFulfilment = {
	state: FulfilmentState;
	packed_at: Instant | null;
	shipped_at: Instant | null;
	delivered_at: Instant | null;
};
export type TrackingFact = { status: TrackingStatus; occurred_at: Instant };

/** Statuses that tell that the carrier has the parcel. */
const ON_THE_WAY: readonly TrackingStatus[] = [
	'picked_up',
	'in_transit',
	'held',
	'out_for_delivery',
	'failed_attempt',
	'available_for_pickup',
	'delivered',
	'returning',
	'returned_to_sender'
];

/**
 * Where a parcel stands after all its known events, in the order in which they happened and not in which they came.
 * `delivered` never goes back, and what the shop told (its own times) is never undone by a carrier's early scan.
 */
export function applyTracking<F extends TrackedFulfilment>(
	fulfilment: F,
	events: readonly TrackingFact[]
): F {
	const ordered = [...events].sort((a, b) => a.occurred_at - b.occurred_at);
	const first = (statuses: readonly TrackingStatus[]): Instant | null =>
		ordered.find((event) => statuses.includes(event.status))?.occurred_at ?? null;
	return {
		...fulfilment,
		state: stateAfter(fulfilment, ordered),
		packed_at: fulfilment.packed_at ?? first(['packed']),
		shipped_at: fulfilment.shipped_at ?? first(ON_THE_WAY),
		delivered_at: fulfilment.delivered_at ?? first(['delivered'])
	};
}

function stateAfter(fulfilment: TrackedFulfilment, ordered: readonly TrackingFact[]): FulfilmentState {
	const { state } = fulfilment;
	if (state === 'cancelled' || state === 'delivered') return state;
	const start =
		fulfilment.shipped_at !== null ? 'shipped' : fulfilment.packed_at !== null ? 'packed' : 'pending';
	const moves = ordered.map((event) => event.status).filter((status) => status !== 'note');
	const reached = moves.reduce<FulfilmentState>(
		(held, status) => next(FULFILMENT_TRANSITIONS, held, status) ?? held,
		start
	);
	// Events that lead nowhere leave what was told by other means, such as a parcel the shop marked as lost.
	return reached === start && !moves.some((status) => ON_THE_WAY.includes(status)) ? state : reached;
}
