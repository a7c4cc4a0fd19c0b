import type { Refusal } from '../../result.ts';
import type { RequestedItem } from '../types.ts';

/** Whole units, at least one. */
export const quantityValid = (item: RequestedItem): Refusal | null =>
	Number.isSafeInteger(item.quantity) && item.quantity >= 1
		? null
		: { reason: 'quantity_invalid', facts: { line_id: item.line_id } };
