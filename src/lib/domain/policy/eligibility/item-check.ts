import type { Refusal } from '../../result.ts';
import type { PolicyRules, ReasonFacts, RequestedItem } from '../types.ts';

/** What a customer asked for one line, with the reason they gave. */
export type ItemCase = { rules: PolicyRules; item: RequestedItem; reason: ReasonFacts | null };

/** One thing that can be wrong with a requested item; null when it has nothing to object. */
export type ItemCheck = (facts: ItemCase) => Refusal | null;
