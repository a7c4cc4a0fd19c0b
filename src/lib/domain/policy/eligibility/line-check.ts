import type { Refusal } from '../../result.ts';
import type { Standing } from '../standing.ts';
import type { LineFacts, OrderFacts, PolicyRules } from '../types.ts';

/** What one reason may look at. */
export type LineCase = { rules: PolicyRules; order: OrderFacts; line: LineFacts } & Pick<
	Standing,
	'terms' | 'units' | 'for_taste'
>;

/** One reason why a line cannot come back as a matter of taste; null when it has nothing to object. */
export type LineCheck = (facts: LineCase) => Refusal | null;
