import type { LineCheck } from './line-check.ts';

/** All that arrived came back already. */
export const alreadyReturned: LineCheck = ({ line, units }) =>
	units.open === 0 && units.closed_at === null && units.awaited === 0 && line.qty_return_open === 0
		? { reason: 'already_returned', facts: { line_id: line.line_id, quantity: line.qty_returned } }
		: null;
