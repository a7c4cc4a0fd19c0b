import type { LineCheck } from './line-check.ts';

/** A rule of the shop says no, in its own words. */
export const refusedByRule: LineCheck = ({ terms, line }) => {
	if (terms.eligible !== 'refused') return null;
	const by = terms.by.eligible;
	return {
		reason: 'refused_by_rule',
		facts: {
			line_id: line.line_id,
			rule: by !== undefined && 'number' in by ? by.number : null,
			words_en: terms.refusal?.en ?? null,
			words_th: terms.refusal?.th ?? null
		}
	};
};
