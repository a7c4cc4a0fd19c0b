import type { LineFacts } from '../policy/types.ts';
import type { ClaimParcel } from './clock.ts';
import type { ClaimProblem } from './problems.ts';

/** What a claim is about: the parcel, and how many units of each line can still be claimed of it. */
export type ClaimFacts = {
	problem: ClaimProblem;
	parcel: ClaimParcel;
	units: readonly { line_id: string; quantity: number }[];
};

type Part = { order_line_id: string; quantity: number; qty_claimed: number };

/**
 * Units of a parcel that nobody has claimed, and that are in no return: a unit is paid once, whether it came back, was
 * cancelled or never came.
 */
export const claimableUnits = (parts: readonly Part[], lines: readonly LineFacts[]): ClaimFacts['units'] =>
	parts.flatMap((part) => {
		const line = lines.find((one) => one.line_id === part.order_line_id);
		if (line === undefined) return [];
		const free = line.qty_fulfilled - line.qty_return_open - line.qty_returned;
		const quantity = Math.min(part.quantity - part.qty_claimed, free);
		return quantity > 0 ? [{ line_id: line.line_id, quantity }] : [];
	});
