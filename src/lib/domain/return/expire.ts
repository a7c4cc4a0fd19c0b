import { accepted, refused, type Result } from '../result.ts';
import { endOfWindow } from '../time.ts';
import { isAwaited, type Act, type LineCounters, type ReturnCase } from './case.ts';
import { changeOf, takenAgain, unitsFreed, type ReturnChange } from './change.ts';
import { movesTo, notInThisState } from './move.ts';

/**
 * The last day to send has passed and nothing was scanned: what is still awaited expires and its units are free. A
 * return of which something was received or kept goes on without the rest.
 */
export function expireReturn(facts: ReturnCase, act: Act): Result<ReturnChange> {
	const { ship_by, scanned_at, state } = facts.return;
	const expired = facts.items.filter((item) => isAwaited(item) && item.reception === 'awaiting');
	const due = ship_by !== null && act.now > ship_by && expired.length > 0;
	if (!due || (state === 'approved' && scanned_at !== null)) return notInThisState(facts);
	const rest = facts.items.filter((item) => !expired.includes(item));
	const goesOn = rest.some((item) => item.acceptance !== 'pending' || isAwaited(item));
	const reached =
		state === 'part_received' ? afterRest(facts, rest.some(isAwaited)) : movesTo(facts, 'expire');
	if (reached === null) return notInThisState(facts);
	return accepted(
		changeOf({
			return: goesOn && state === 'approved' ? {} : { state: reached },
			items: expired.map((item) => ({ item_id: item.id, set: { reception: 'expired' } })),
			counters: expired.map(unitsFreed),
			events: [{ type: 'return_expired', item_id: null, data: { part: goesOn || state !== 'approved' } }],
			effects: [{ kind: 'tell_customer', about: 'return_cancelled' }]
		})
	);
}

/** Nothing more will come: what was received is all there is. */
const afterRest = (facts: ReturnCase, moreAwaited: boolean) =>
	movesTo(facts, moreAwaited ? 'receive_part' : 'receive_rest');

/** The shop gives more time: units are taken again, if no other return took them, and the days count from now. */
export function reopenReturn(
	facts: ReturnCase,
	terms: { ship_by_days: number; timezone: string },
	lines: readonly LineCounters[],
	act: Act
): Result<ReturnChange> {
	const state = movesTo(facts, 'reopen');
	if (state === null) return notInThisState(facts);
	const reopened = facts.items.filter((item) => item.reception === 'expired');
	const { counters, taken } = takenAgain(reopened, lines);
	if (taken !== null) return refused('already_returning', { line_id: taken });
	return accepted(
		changeOf({
			return: { state, ship_by: endOfWindow(act.now, terms.ship_by_days, terms.timezone) },
			items: reopened.map((item) => ({ item_id: item.id, set: { reception: 'awaiting' } })),
			counters,
			events: [{ type: 'return_reopened', item_id: null, data: {} }],
			effects: [{ kind: 'tell_customer', about: 'return_requested' }]
		})
	);
}
