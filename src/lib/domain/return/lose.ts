import { accepted, refused, type Result } from '../result.ts';
import { next } from '../transitions.ts';
import { isAwaited, type Act, type ReturnCase } from './case.ts';
import { changeOf, unitsFreed, unitsReturned, type ReturnChange } from './change.ts';
import { movesTo, notInThisState } from './move.ts';
import { RECEPTION_TRANSITIONS } from './states.ts';

/** Goods were lost on the way back: a person pays for them as if they had come, or does not. */
export function markLost(
	facts: ReturnCase,
	loss: { item_id: string; pay: boolean; note: string },
	act: Act
): Result<ReturnChange> {
	const item = facts.items.find((candidate) => candidate.id === loss.item_id);
	if (item === undefined) return refused('not_found', { item_id: loss.item_id });
	const reception = next(RECEPTION_TRANSITIONS, item.reception, 'lose');
	const awaited = facts.items.some((other) => other.id !== item.id && isAwaited(other));
	const came = facts.return.received_at !== null;
	const command = awaited ? (came ? 'receive_part' : null) : 'receive_rest';
	const state = command === null ? facts.return.state : movesTo(facts, command);
	if (
		reception === null ||
		item.goods_required === 0 ||
		movesTo(facts, 'receive_rest') === null ||
		state === null
	) {
		return notInThisState(facts);
	}
	return accepted(
		changeOf({
			return: { state },
			items: [
				{
					item_id: item.id,
					set: loss.pay
						? { reception, acceptance: 'accepted', accepted_at: act.now }
						: { reception, acceptance: 'rejected', rejected_at: act.now, final_minor: 0, settled_at: act.now }
				}
			],
			counters: [loss.pay ? unitsReturned(item) : unitsFreed(item)],
			events: [{ type: 'item_lost', item_id: item.id, data: { pay: loss.pay, note: loss.note } }],
			money_due: loss.pay ? [item.id] : []
		})
	);
}
