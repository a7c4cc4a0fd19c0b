import type { Instant } from '../time.ts';
import type { LineFacts, OrderFacts, PolicyRules } from './types.ts';
import { parcelWindow, windowDays } from './window.ts';

/** The units of a line that are in no return, by what can be done with them now. */
export type Units = {
	days: number;
	/** Arrived, window open. */
	open: number;
	/** Arrived, window closed, a defect may still be reported. */
	defect_only: number;
	/** Arrived so long ago that nothing can be reported. */
	expired: number;
	/** Shipped or promised, not with the customer yet. */
	awaited: number;
	/** The day on which the first of the open units closes; all of them can go until then. */
	open_until: Instant | null;
	/** The latest day on which a window closed, when units are past it. */
	closed_at: Instant | null;
};

/**
 * Sorts the units of one line. Units of different parcels have their own windows; units that are in a return or came
 * back already are taken from the parcels whose windows close first, which is the reading that favours the customer.
 */
export function unitsOf(
	rules: PolicyRules,
	order: Pick<OrderFacts, 'ship_country' | 'timezone'>,
	line: LineFacts,
	now: Instant
): Units {
	const days = windowDays(rules, line.category, order.ship_country);
	const units: Units = {
		days,
		open: 0,
		defect_only: 0,
		expired: 0,
		awaited: line.quantity - line.qty_cancelled,
		open_until: null,
		closed_at: null
	};
	const arrived = line.parcels
		.map((parcel) => ({
			quantity: parcel.quantity,
			...parcelWindow(parcel, days, rules, order.timezone, now)
		}))
		.filter((parcel) => parcel.arrived)
		.sort((a, b) => (a.closes_at ?? 0) - (b.closes_at ?? 0));
	let taken = line.qty_return_open + line.qty_returned;
	for (const parcel of arrived) {
		const free = Math.max(0, parcel.quantity - taken);
		taken = Math.max(0, taken - parcel.quantity);
		units.awaited -= parcel.quantity;
		count(units, free, parcel.closes_at ?? 0, parcel.defect_until ?? 0, now);
	}
	units.awaited = Math.max(0, units.awaited - taken);
	return units;
}

/** Parcels come in the order in which their windows close: the first open one closes first, the last closed one last. */
function count(units: Units, free: number, closesAt: Instant, defectUntil: Instant, now: Instant): void {
	if (free === 0) return;
	if (now <= closesAt) {
		units.open += free;
		units.open_until ??= closesAt;
		return;
	}
	units.closed_at = closesAt;
	if (now <= defectUntil) units.defect_only += free;
	else units.expired += free;
}
