import type { LineCheck } from './line-check.ts';

/** What is left of this line was given away: only the receiver of the gift sends it back. */
export const givenAsGift: LineCheck = ({ line, units }) =>
	units.open === 0 && units.closed_at === null && units.awaited === 0 && (line.qty_given ?? 0) > 0
		? { reason: 'given_as_gift', facts: { line_id: line.line_id } }
		: null;
