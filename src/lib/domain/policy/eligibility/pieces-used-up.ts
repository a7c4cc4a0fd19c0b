import type { LineCheck } from './line-check.ts';

/** As many pieces of this line came back as a rule allows. */
export const piecesUsedUp: LineCheck = ({ terms, units, line, for_taste }) =>
	units.open > 0 && for_taste === 0
		? { reason: 'pieces_used_up', facts: { line_id: line.line_id, pieces: terms.pieces } }
		: null;
