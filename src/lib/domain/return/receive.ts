import type { LineFacts } from '../policy/types.ts';
import { accepted, refused, type Result } from '../result.ts';
import { isAwaited, type Act, type ItemFacts, type ReturnCase } from './case.ts';
import {
	changeOf,
	unitsTaken,
	type CounterChange,
	type ItemColumns,
	type ReturnChange,
	type ReturnEvent
} from './change.ts';
import { movesTo, notInThisState } from './move.ts';
import { splitItem } from './split.ts';
import { unannouncedItems, type UnannouncedThing } from './unannounced.ts';
import { next } from '../transitions.ts';
import { RECEPTION_TRANSITIONS } from './states.ts';

export type Parcel = {
	/** Units found per item; fewer than awaited splits the item. */
	items: readonly { item_id: string; quantity: number }[];
	unannounced?: readonly UnannouncedThing[];
};

/**
 * A parcel is opened. What came is received once and waits for a look; what did not come stays awaited in a row of its
 * own. Units of an expired return are taken again, if no other return took them meanwhile.
 */
export function receiveReturn(
	facts: ReturnCase,
	parcel: Parcel,
	lines: readonly LineFacts[],
	act: Act
): Result<ReturnChange> {
	if (movesTo(facts, 'receive_rest') === null) {
		return facts.return.received_at === null ? notInThisState(facts) : refused('nothing_to_receive');
	}
	const things = parcel.unannounced ?? [];
	if (parcel.items.length + things.length === 0) return refused('nothing_to_receive');
	const change = changeOf({});
	const counters: CounterChange[] = [];
	for (const [itemId, quantity] of perItem(parcel)) {
		const item = facts.items.find((candidate) => candidate.id === itemId);
		if (item === undefined) return refused('not_found', { item_id: itemId });
		const found = receiveItem(item, quantity, act);
		if (!found.ok) return found;
		change.items.push({ item_id: itemId, set: found.value.set });
		change.events.push(found.value.event);
		if (found.value.rest !== null) change.splits.push({ from_id: itemId, set: found.value.rest });
		if (item.reception === 'expired') counters.push(unitsTaken({ ...item, quantity }));
	}
	const added = unannouncedItems(things, lines, facts.items.length + change.splits.length, act);
	if (!added.ok) return added;
	counters.push(...added.value.map(unitsTaken));
	const taken = takenMeanwhile(counters, lines);
	if (taken !== null) return refused('already_returning', { line_id: taken });
	const command = stillAwaited(facts, change) ? 'receive_part' : 'receive_rest';
	const state = movesTo(facts, command);
	if (state === null) return notInThisState(facts);
	return accepted(
		changeOf({
			...change,
			return: {
				state,
				received_at: facts.return.received_at ?? act.now,
				needs_person_since: facts.return.needs_person_since ?? act.now
			},
			additions: added.value,
			counters,
			events: [
				{ type: 'return_received', item_id: null, data: { part: command === 'receive_part' } },
				...change.events,
				...added.value.map((item): ReturnEvent => ({
					type: 'item_unannounced',
					item_id: null,
					data: { line_id: item.order_line_id, quantity: item.quantity, note: item.comment }
				}))
			],
			effects: [{ kind: 'tell_customer', about: 'return_received' }]
		})
	);
}

type FoundItem = { set: Partial<ItemColumns>; rest: Partial<ItemColumns> | null; event: ReturnEvent };

function receiveItem(item: ItemFacts, quantity: number, act: Act): Result<FoundItem> {
	if (!Number.isSafeInteger(quantity) || quantity < 1)
		return refused('quantity_invalid', { item_id: item.id });
	const reception = next(RECEPTION_TRANSITIONS, item.reception, 'receive');
	if (reception === null || item.goods_required === 0)
		return refused('nothing_to_receive', { item_id: item.id });
	if (quantity > item.quantity) {
		return refused('quantity_exceeds_awaited', { item_id: item.id, awaited: item.quantity });
	}
	const received = { reception, received_at: act.now, received_by: act.by };
	const event: ReturnEvent = {
		type: 'item_received',
		item_id: item.id,
		data: { quantity, awaited: item.quantity }
	};
	if (quantity === item.quantity) return accepted({ set: received, rest: null, event });
	const { first, rest } = splitItem(item, quantity);
	return accepted({ set: { ...received, ...first }, rest, event });
}

/** Scans of the same item in one parcel are added up. */
function perItem(parcel: Parcel): Map<string, number> {
	const found = new Map<string, number>();
	for (const { item_id, quantity } of parcel.items) {
		// A faulty quantity must not hide in a sum.
		const sound = Number.isSafeInteger(quantity) && quantity >= 1;
		found.set(item_id, sound ? (found.get(item_id) ?? 0) + quantity : Number.NaN);
	}
	return found;
}

function stillAwaited(facts: ReturnCase, change: ReturnChange): boolean {
	const touched = new Set(change.items.map((item) => item.item_id));
	const split = new Set(change.splits.map((row) => row.from_id));
	return facts.items.some((item) => isAwaited(item) && (!touched.has(item.id) || split.has(item.id)));
}

function takenMeanwhile(counters: readonly CounterChange[], lines: readonly LineFacts[]): string | null {
	for (const { line_id, qty_return_open } of changeOf({ counters: [...counters] }).counters) {
		const line = lines.find((candidate) => candidate.line_id === line_id);
		const free = line ? line.qty_fulfilled - line.qty_return_open - line.qty_returned : 0;
		if (qty_return_open > free) return line_id;
	}
	return null;
}
