import type { LineCheck } from './line-check.ts';

/** All that arrived is in a return that is still open. */
export const alreadyReturning: LineCheck = ({ line, units }) =>
	units.open === 0 && units.closed_at === null && units.awaited === 0 && line.qty_return_open > 0
		? { reason: 'already_returning', facts: { line_id: line.line_id, quantity: line.qty_return_open } }
		: null;
