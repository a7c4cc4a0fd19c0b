import { isDeclined } from '../return/appeal.ts';
import type { AcceptanceState, ReceptionState, ReturnState } from '../return/states.ts';

type Item = {
	order_line_id: string;
	quantity: number;
	reception: ReceptionState;
	acceptance: AcceptanceState;
	state: ReturnState;
	decline_reason: string | null;
};

/** Units per line that the claims about a parcel hold: those that were turned down or called off hold none. */
export function unitsClaimed(items: readonly Item[]): Map<string, number> {
	const units = new Map<string, number>();
	for (const item of items) {
		const held = isHeld(item) ? item.quantity : 0;
		units.set(item.order_line_id, (units.get(item.order_line_id) ?? 0) + held);
	}
	return units;
}

const isHeld = (item: Item): boolean =>
	!isDeclined(item) &&
	item.state !== 'cancelled' &&
	item.reception !== 'cancelled' &&
	item.acceptance !== 'rejected';
