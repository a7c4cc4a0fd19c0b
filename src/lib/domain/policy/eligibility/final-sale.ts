import type { LineCheck } from './line-check.ts';

/** Sold as final: only a defect or a wrong item comes back. */
export const finalSale: LineCheck = ({ terms, line }) =>
	terms.eligible !== 'accepted' && line.final_sale
		? { reason: 'final_sale', facts: { line_id: line.line_id } }
		: null;
