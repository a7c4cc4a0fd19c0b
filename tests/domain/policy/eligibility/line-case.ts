import type { LineCase } from '#lib/domain/policy/eligibility/line-check.ts';
import type { LineFacts, OrderFacts, PolicyRules } from '#lib/domain/policy/types.ts';
import { standingOf } from '#lib/domain/policy/standing.ts';
import { line, NOW, order, rules } from '../../support/facts.ts';

/** The case of one line, thirty days open unless something is changed. */
export function lineCase(
	change: Partial<LineFacts> = {},
	ofOrder: Partial<OrderFacts> = {},
	ofRules: Partial<PolicyRules> = {},
	now = NOW
): LineCase {
	const theLine = line(change);
	const theOrder = order({ lines: [theLine], ...ofOrder });
	const theRules = rules(ofRules);
	return {
		rules: theRules,
		order: theOrder,
		line: theLine,
		...standingOf(theRules, theOrder, theLine, now)
	};
}
