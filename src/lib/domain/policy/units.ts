import type { Instant } from '../time.ts';
import type { Rights } from './rights/of-order.ts';
import type { LineFacts, OrderFacts } from './types.ts';
import { parcelWindow, type ParcelWindow, type WindowTerms } from './window.ts';

/** The units of a line that are in no return, by what can be done with them now. */
export type Units = {
	days: number;
	/** Arrived, window open. */
	open: number;
	/** Of the open ones, those that the law lets the buyer withdraw from. */
	withdrawable: number;
	/** Those that were paid for at the door and can still be claimed, and until when all of them can. */
	claimable: number;
	claim_until: Instant | null;
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

type Arrived = { quantity: number; ends: ParcelWindow };

/**
 * Sorts the units of one line. Units of different parcels have their own windows; units that are in a return or came
 * back already are taken from the parcels whose windows close first, which is the reading that favours the customer.
 */
export function unitsUnder(
	terms: WindowTerms,
	rights: Rights,
	order: Pick<OrderFacts, 'timezone' | 'placed_at'>,
	line: LineFacts,
	now: Instant
): Units {
	const units: Units = {
		days: Math.max(terms.window_days + terms.extend_days, rights.withdrawal?.days ?? 0),
		open: 0,
		withdrawable: 0,
		claimable: 0,
		claim_until: null,
		defect_only: 0,
		expired: 0,
		awaited: line.quantity - line.qty_cancelled - (line.qty_refused ?? 0) - (line.qty_claimed ?? 0),
		open_until: null,
		closed_at: null
	};
	const arrived: Arrived[] = [];
	for (const parcel of line.parcels) {
		const ends = parcelWindow(parcel, terms, rights, order, now);
		if (ends.arrived) arrived.push({ quantity: parcel.quantity - (parcel.claimed ?? 0), ends });
	}
	if (arrived.length > 1) arrived.sort((a, b) => (a.ends.closes_at ?? 0) - (b.ends.closes_at ?? 0));
	let taken = line.qty_return_open + line.qty_returned - (line.qty_claimed ?? 0) + (line.qty_given ?? 0);
	for (const { quantity, ends } of arrived) {
		const free = Math.max(0, quantity - taken);
		taken = Math.max(0, taken - quantity);
		units.awaited -= quantity;
		count(units, free, ends, now);
	}
	units.awaited = Math.max(0, units.awaited - taken);
	return units;
}

/** Parcels come in the order in which their windows close: the first open one closes first, the last closed one last. */
function count(units: Units, free: number, ends: ParcelWindow, now: Instant): void {
	if (free === 0) return;
	const closesAt = ends.closes_at ?? 0;
	if (ends.claim_until !== null && now <= ends.claim_until) {
		units.claimable += free;
		units.claim_until = Math.min(units.claim_until ?? ends.claim_until, ends.claim_until);
	}
	if (now <= closesAt) {
		units.open += free;
		if (ends.withdraw_until !== null && now <= ends.withdraw_until) units.withdrawable += free;
		units.open_until ??= closesAt;
		return;
	}
	units.closed_at = closesAt;
	if (now <= (ends.defect_until ?? 0)) units.defect_only += free;
	else units.expired += free;
}
