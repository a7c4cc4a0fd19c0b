import { accepted, refused, type Result } from '../result.ts';
import { isAwaited, type ReturnCase } from './case.ts';
import { changeOf, unitsFreed, type ReturnChange } from './change.ts';
import { movesTo, notInThisState } from './move.ts';

/**
 * The customer changes their mind, or the shop calls it off: possible until the carrier has the parcel. Goods that
 * were accepted without coming back stay decided; the return then goes on without the others.
 */
export function cancelReturn(facts: ReturnCase): Result<ReturnChange> {
	if (isUnderway(facts)) return refused('already_scanned');
	const state = movesTo(facts, 'cancel');
	if (state === null) return notInThisState(facts);
	const cancelled = facts.items.filter((item) => item.reception === 'awaiting');
	const decided = facts.items.some((item) => item.acceptance !== 'pending');
	if (decided && !cancelled.some(isAwaited)) return refused('already_decided');
	return accepted(
		changeOf({
			return: decided ? {} : { state, needs_person_since: null, asked_at: null, box_number: null },
			items: cancelled.map((item) => ({ item_id: item.id, set: { reception: 'cancelled' } })),
			counters: cancelled.map(unitsFreed),
			events: [{ type: 'return_cancelled', item_id: null, data: { part: decided } }],
			effects: [{ kind: 'tell_customer', about: 'return_cancelled' }]
		})
	);
}

/** True once the carrier has scanned the parcel or anything of it has come back. */
export const isUnderway = (facts: ReturnCase): boolean =>
	facts.return.scanned_at !== null ||
	['in_transit', 'part_received', 'received'].includes(facts.return.state) ||
	facts.items.some((item) => item.reception === 'in_transit' || item.reception === 'received');
