import type { Refusal } from '../../result.ts';
import type { LineFacts, OrderFacts, PolicyRules } from '../types.ts';
import type { Units } from '../units.ts';

/** What one reason may look at. */
export type LineCase = { rules: PolicyRules; order: OrderFacts; line: LineFacts; units: Units };

/** One reason why a line cannot come back as a matter of taste; null when it has nothing to object. */
export type LineCheck = (facts: LineCase) => Refusal | null;
