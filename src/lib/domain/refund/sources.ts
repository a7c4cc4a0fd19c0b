/** Where a refund comes from; `external` ones were made outside, at the provider or before the order was known. */
export const REFUND_SOURCES = [
	'return',
	'cancellation',
	'exchange',
	'claim',
	'goodwill',
	'external'
] as const;
export type RefundSource = (typeof REFUND_SOURCES)[number];
