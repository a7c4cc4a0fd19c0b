import { FIELD_NAMES, fieldOf, type FieldName } from '../language/fields.ts';

/** Facts that every order, line and request has; the others may be unknown. */
export const ALWAYS_KNOWN: ReadonlySet<FieldName> = new Set<FieldName>([
	...(['order_currency', 'order_placed_day', 'order_age_days', 'order_value', 'order_lines'] as const),
	...(['order_pieces', 'order_delivery_charge', 'order_refunded', 'destination_country'] as const),
	...(['payment_count', 'payment_disputed', 'delivered', 'item_category', 'item_final_sale'] as const),
	...(['item_paid', 'item_quantity', 'customer_returns', 'reason', 'reason_fault', 'photos'] as const),
	...(['comment_given', 'outcome', 'method', 'request_value', 'request_pieces'] as const),
	...(['request_whole_order', 'request_whole_line', 'today', 'weekday', 'holiday', 'is_gift'] as const)
]);

/** The choices of fields with a closed list. `method` and `outcome` have more than the rules offer. */
export const CLOSED: ReadonlyMap<FieldName, readonly string[]> = new Map(
	FIELD_NAMES.flatMap((name): [FieldName, readonly string[]][] => {
		const { words } = fieldOf(name);
		return words && name !== 'method' && name !== 'outcome' ? [[name, words]] : [];
	})
);
