import type { LineCheck } from './line-check.ts';

/** The buyer would not take the parcel: what never was theirs cannot come back from them. */
export const refusedAtDoor: LineCheck = ({ line, units }) => {
	const quantity = line.qty_refused ?? 0;
	const nothingElse = units.open === 0 && units.closed_at === null && units.awaited === 0;
	return quantity > 0 && nothingElse && line.qty_return_open === 0 && line.qty_returned === 0
		? { reason: 'refused_at_door', facts: { line_id: line.line_id, quantity } }
		: null;
};
