import type { Refusal } from '../../result.ts';
import type { Terms } from '../language/terms.ts';
import type { ReasonFacts, RequestedItem } from '../types.ts';

/** What a customer asked for one line, with the reason they gave and the terms that hold for it. */
export type ItemCase = { terms: Terms; item: RequestedItem; reason: ReasonFacts };

/** One thing that can be wrong with a requested item; null when it has nothing to object. */
export type ItemCheck = (facts: ItemCase) => Refusal | null;
