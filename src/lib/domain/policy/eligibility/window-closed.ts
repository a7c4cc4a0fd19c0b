import type { LineCheck } from './line-check.ts';

/** Every unit at hand is past its last day. */
export const windowClosed: LineCheck = ({ line, units }) =>
	units.open === 0 && units.closed_at !== null
		? {
				reason: 'window_closed',
				facts: {
					line_id: line.line_id,
					closed_at: units.closed_at,
					days: units.days,
					defect_possible: units.defect_only > 0
				}
			}
		: null;
