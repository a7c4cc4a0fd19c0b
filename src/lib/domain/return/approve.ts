import { receptionWithout } from '../claim/problems.ts';
import { accepted, refused, type Result } from '../result.ts';
import { endOfWindow } from '../time.ts';
import type { Act, ReturnCase } from './case.ts';
import { changeOf, unitsReturned, type ReturnChange } from './change.ts';
import { movesTo, notInThisState } from './move.ts';

/**
 * A person says yes. The days to send count from now; null: the shop has the goods fetched. Goods that the customer keeps are accepted with it, and their
 * money is due.
 */
export function approveReturn(
	facts: ReturnCase,
	terms: { ship_by_days: number | null; timezone: string; note: string | null },
	act: Act
): Result<ReturnChange> {
	const state = movesTo(facts, 'approve');
	if (state === null) return isDecided(facts) ? refused('already_decided') : notInThisState(facts);
	const kept = facts.items.filter((item) => item.goods_required === 0 && item.reception === 'awaiting');
	const { ship_by_days: days } = terms;
	const goodsTravel = facts.items.some((item) => item.goods_required === 1);
	return accepted(
		changeOf({
			return: {
				state,
				decided_at: act.now,
				decided_by: act.by,
				decision_note: terms.note,
				needs_person_since: null,
				asked_at: null,
				ship_by: goodsTravel && days !== null ? endOfWindow(act.now, days, terms.timezone) : null
			},
			items: kept.map((item) => ({
				item_id: item.id,
				set: {
					reception: receptionWithout(item.reason_code),
					acceptance: 'accepted',
					accepted_at: act.now
				}
			})),
			counters: kept.map(unitsReturned),
			events: [{ type: 'return_approved', item_id: null, data: {} }],
			effects: [{ kind: 'tell_customer', about: 'return_requested' }],
			money_due: kept.map((item) => item.id)
		})
	);
}

/** True when somebody, or the policy, has already said yes or no. */
export const isDecided = (facts: ReturnCase): boolean =>
	facts.return.state !== 'in_review' && facts.return.state !== 'cancelled';
