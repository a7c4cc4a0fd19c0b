import type { LineCheck } from './line-check.ts';

/** Units are still on their way, and none is at hand. */
export const notDeliveredYet: LineCheck = ({ line, units }) =>
	units.open === 0 && units.closed_at === null && units.awaited > 0
		? { reason: 'not_delivered_yet', facts: { line_id: line.line_id, days: units.days } }
		: null;
