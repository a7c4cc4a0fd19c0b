import type { RefundState } from '../refund/states.ts';
import { accepted, type Result } from '../result.ts';
import type { Act, ItemFacts, ReturnCase } from './case.ts';
import { changeOf, type ReturnChange } from './change.ts';
import { movesTo, notInThisState } from './move.ts';

/** A refund of the return with the items it pays; cancelled refunds pay nothing. */
export type RefundOfReturn = { state: RefundState; item_ids: readonly string[] };

/**
 * True when every item is final and its money has arrived, or there is none. An item that was settled is so no more
 * where a bank sent its money back later.
 */
export function isSettled(items: readonly ItemFacts[], refunds: readonly RefundOfReturn[]): boolean {
	const itemsOf = (states: (state: RefundState) => boolean) =>
		new Set(refunds.filter(({ state }) => states(state)).flatMap((refund) => refund.item_ids));
	const arrived = itemsOf(hasArrived);
	const awaited = itemsOf((state) => !hasArrived(state) && state !== 'cancelled');
	return items.every((item) => {
		if (item.reception === 'cancelled' || item.reception === 'expired') return true;
		if (item.acceptance === 'pending' || awaited.has(item.id)) return false;
		return item.acceptance === 'rejected' || item.settled_at !== null || arrived.has(item.id);
	});
}

const hasArrived = (state: RefundState): boolean => state === 'succeeded' || state === 'settled_other';

/** The return is over: everything judged, everything paid. */
export function resolveReturn(
	facts: ReturnCase,
	refunds: readonly RefundOfReturn[],
	act: Act
): Result<ReturnChange> {
	const state = movesTo(facts, 'resolve');
	if (state === null || !isSettled(facts.items, refunds)) return notInThisState(facts);
	return accepted(
		changeOf({
			return: { state, resolved_at: act.now, needs_person_since: null },
			items: facts.items
				.filter((item) => item.settled_at === null && item.acceptance !== 'pending')
				.map((item) => ({ item_id: item.id, set: { settled_at: act.now } })),
			events: [{ type: 'return_resolved', item_id: null, data: {} }]
		})
	);
}

/** Nothing more is to be done or said about it. */
export function closeReturn(facts: ReturnCase, act: Act): Result<ReturnChange> {
	const state = movesTo(facts, 'close');
	if (state === null) return notInThisState(facts);
	return accepted(
		changeOf({
			return: { state, closed_at: act.now, needs_person_since: null, asked_at: null },
			events: [{ type: 'return_closed', item_id: null, data: {} }]
		})
	);
}
