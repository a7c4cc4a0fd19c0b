import type { Refusal } from '../../result.ts';
import type { ReasonFacts, RequestedItem } from '../types.ts';

/** The reason is one the shop offers. */
export const reasonKnown = (item: RequestedItem, reason: ReasonFacts | null): Refusal | null =>
	reason === null
		? { reason: 'reason_unknown', facts: { line_id: item.line_id, code: item.reason_code } }
		: null;
