import type { LineCheck } from './line-check.ts';

/** Touches the skin, perishes or was made for one person: it cannot be sold again. */
export const categoryNotReturnable: LineCheck = ({ rules, terms, line }) =>
	terms.eligible !== 'accepted' && rules.excluded_categories.includes(line.category)
		? { reason: 'category_not_returnable', facts: { line_id: line.line_id, category: line.category } }
		: null;
