import type { ItemCheck } from './item-check.ts';

/** Whole units, at least one. */
export const quantityValid: ItemCheck = ({ item }) =>
	Number.isSafeInteger(item.quantity) && item.quantity >= 1
		? null
		: { reason: 'quantity_invalid', facts: { line_id: item.line_id } };
