import type { Instant } from '../time.ts';
import type { LineCounters } from './case.ts';
import type {
	AcceptanceState,
	Condition,
	Disposition,
	Outcome,
	ReceptionState,
	ReturnMethod,
	ReturnState
} from './states.ts';

/** Columns of the return that a decision writes. */
export type ReturnColumns = {
	state: ReturnState;
	method: ReturnMethod;
	carrier: string | null;
	tracking_number: string | null;
	tracking_norm: string | null;
	box_number: string | null;
	needs_person_since: Instant | null;
	decided_at: Instant | null;
	decided_by: string | null;
	decline_reason: string | null;
	decision_note: string | null;
	asked_at: Instant | null;
	appealed_at: Instant | null;
	ship_by: Instant | null;
	scanned_at: Instant | null;
	received_at: Instant | null;
	resolved_at: Instant | null;
	closed_at: Instant | null;
};

/** Columns of a return item that a decision writes. */
export type ItemColumns = {
	quantity: number;
	reception: ReceptionState;
	acceptance: AcceptanceState;
	quoted_goods_minor: number;
	quoted_tax_minor: number;
	quoted_shipping_minor: number;
	fee_minor: number;
	deduction_minor: number;
	final_minor: number | null;
	condition: Condition | null;
	disposition: Disposition | null;
	received_at: Instant | null;
	received_by: string | null;
	accepted_at: Instant | null;
	rejected_at: Instant | null;
	settled_at: Instant | null;
};

/** A return item that does not exist yet; the shell gives it an id. */
export type NewItem = ItemColumns & {
	order_line_id: string;
	position: number;
	outcome: Outcome;
	goods_required: 0 | 1;
	reason_code: string;
	answer_code: string | null;
	comment: string;
};

export type NewInspection = {
	return_item_id: string;
	condition: Condition;
	disposition: Disposition;
	verdict: 'accept' | 'reduce' | 'reject';
	deduction_minor: number;
	reason_code: string | null;
	findings: string;
};

/** What is added to a line's counters; negative frees units. */
export type CounterChange = { line_id: string; qty_return_open: number; qty_returned: number };

export const RETURN_EVENTS = [
	'return_submitted',
	'return_approved',
	'return_declined',
	'return_appealed',
	'question_asked',
	'question_answered',
	'return_cancelled',
	'return_changed',
	'return_boxed',
	'return_unboxed',
	'return_scanned',
	'return_troubled',
	'return_received',
	'item_received',
	'item_unannounced',
	'item_inspected',
	'item_lost',
	'return_expired',
	'return_reopened',
	'return_resolved',
	'return_closed'
] as const;
export type ReturnEventType = (typeof RETURN_EVENTS)[number];
/** One entry of the record; without an item it belongs to the return. */
export type ReturnEvent = {
	type: ReturnEventType;
	item_id: string | null;
	data: Record<string, string | number | boolean | null>;
};

/** What goes outside after the commit. `about` names the mail. */
export type ReturnEffect = {
	kind: 'tell_customer';
	about:
		| 'return_requested'
		| 'return_in_review'
		| 'return_declined'
		| 'return_question'
		| 'return_received'
		| 'return_cancelled';
};

/** A decision as a value: everything to be saved, in one transaction. */
export type ReturnChange = {
	return: Partial<ReturnColumns>;
	items: { item_id: string; set: Partial<ItemColumns> }[];
	/** Rows that break off another one: all its columns, those in `set` anew, `split_from_id` its id. */
	splits: { from_id: string; set: Partial<ItemColumns> }[];
	/** Rows for things that nobody announced. */
	additions: NewItem[];
	inspections: NewInspection[];
	counters: CounterChange[];
	events: ReturnEvent[];
	effects: ReturnEffect[];
	/** Items whose money is due with this change. */
	money_due: string[];
};

/** A change from the parts that are not empty; counters of the same line are added up. */
export const changeOf = (parts: Partial<ReturnChange>): ReturnChange => ({
	return: {},
	items: [],
	splits: [],
	additions: [],
	inspections: [],
	events: [],
	effects: [],
	money_due: [],
	...parts,
	counters: addedUp(parts.counters ?? [])
});

/** One entry per line, without those that change nothing. */
export function addedUp(changes: readonly CounterChange[]): CounterChange[] {
	const perLine = new Map<string, CounterChange>();
	for (const { line_id, qty_return_open, qty_returned } of changes) {
		const held = perLine.get(line_id) ?? { line_id, qty_return_open: 0, qty_returned: 0 };
		perLine.set(line_id, {
			line_id,
			qty_return_open: held.qty_return_open + qty_return_open,
			qty_returned: held.qty_returned + qty_returned
		});
	}
	return [...perLine.values()].filter((change) => change.qty_return_open !== 0 || change.qty_returned !== 0);
}

type Units = { order_line_id: string; quantity: number };

/** Units enter a return. */
export const unitsTaken = ({ order_line_id, quantity }: Units): CounterChange => ({
	line_id: order_line_id,
	qty_return_open: quantity,
	qty_returned: 0
});

/** What units need to enter a return again, and the first line of which another return has taken them meanwhile. */
export function takenAgain(
	items: readonly Units[],
	lines: readonly LineCounters[]
): { counters: CounterChange[]; taken: string | null } {
	const counters = addedUp(items.map(unitsTaken));
	const gone = counters.find(({ line_id, qty_return_open }) => {
		const line = lines.find((candidate) => candidate.line_id === line_id);
		return !line || qty_return_open > line.qty_fulfilled - line.qty_return_open - line.qty_returned;
	});
	return { counters, taken: gone?.line_id ?? null };
}

/** Units leave a return and stay with, or go back to, the customer. */
export const unitsFreed = ({ order_line_id, quantity }: Units): CounterChange => ({
	line_id: order_line_id,
	qty_return_open: -quantity,
	qty_returned: 0
});

/** Units of a return are accepted: they count as returned. */
export const unitsReturned = ({ order_line_id, quantity }: Units): CounterChange => ({
	line_id: order_line_id,
	qty_return_open: -quantity,
	qty_returned: quantity
});
