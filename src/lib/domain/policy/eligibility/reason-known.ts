import type { ItemCheck } from './item-check.ts';

/** The reason is one the shop offers. */
export const reasonKnown: ItemCheck = ({ item, reason }) =>
	reason === null
		? { reason: 'reason_unknown', facts: { line_id: item.line_id, code: item.reason_code } }
		: null;
