import type { ItemCheck } from './item-check.ts';

/** The shop gives what the customer asks for. */
export const outcomeOffered: ItemCheck = ({ terms, item }) =>
	terms.outcomes.some((outcome) => outcome === item.outcome)
		? null
		: { reason: 'outcome_not_offered', facts: { line_id: item.line_id, outcome: item.outcome } };
