/** How a field compares, and which values a condition on it carries. */
export type FieldType =
	/** Whole number, in the unit its name says (days, pieces, basis points). */
	| 'number'
	/** Minor units of the order's currency; a condition gives one amount per currency. */
	| 'money'
	/** One word of a list, or of an open set such as product codes. */
	| 'word'
	/** Several words at once, such as tags. */
	| 'words'
	| 'flag'
	/** A local calendar day of the shop. */
	| 'day';

/** When a field is known: with the order alone, or only once a customer asks for something. */
export type FieldStage = 'order' | 'request';

export type FieldGroup =
	'order' | 'destination' | 'payment' | 'delivery' | 'item' | 'customer' | 'request' | 'today';

type Field = {
	group: FieldGroup;
	type: FieldType;
	stage: FieldStage;
	/** Closed lists are offered as choices; absent: any word. */
	words?: readonly string[];
	/** The fact is several of its words at once: a country of the EU is of the EEA too. */
	several?: true;
	/** Counts something of the last days, so a condition also says how many. */
	counts_days?: true;
};

/**
 * Everything a rule may ask, the only place where a field is named. Readers: facts in read-field.ts, words in
 * i18n/rules/fields.ts.
 */
export const FIELDS = {
	order_currency: { group: 'order', type: 'word', stage: 'order' },
	order_channel: { group: 'order', type: 'word', stage: 'order' },
	order_language: { group: 'order', type: 'word', stage: 'order', words: ['th', 'en'] },
	order_placed_day: { group: 'order', type: 'day', stage: 'order' },
	order_age_days: { group: 'order', type: 'number', stage: 'order' },
	order_value: { group: 'order', type: 'money', stage: 'order' },
	order_lines: { group: 'order', type: 'number', stage: 'order' },
	order_pieces: { group: 'order', type: 'number', stage: 'order' },
	order_discount_percent: { group: 'order', type: 'number', stage: 'order' },
	order_delivery_charge: { group: 'order', type: 'money', stage: 'order' },
	order_refunded: { group: 'order', type: 'money', stage: 'order' },
	order_earlier_returns: { group: 'order', type: 'number', stage: 'order' },
	is_gift: { group: 'order', type: 'flag', stage: 'order' },
	destination_country: { group: 'destination', type: 'word', stage: 'order' },
	destination_region: {
		group: 'destination',
		type: 'word',
		stage: 'order',
		words: ['eu', 'eea', 'domestic', 'abroad'],
		several: true
	},
	destination_province: { group: 'destination', type: 'word', stage: 'order' },
	destination_postcode: { group: 'destination', type: 'word', stage: 'order' },
	paid_by: {
		group: 'payment',
		type: 'words',
		stage: 'order',
		words: ['stripe', 'cash_on_delivery', 'other']
	},
	payment_method: { group: 'payment', type: 'words', stage: 'order' },
	payment_count: { group: 'payment', type: 'number', stage: 'order' },
	payment_disputed: { group: 'payment', type: 'flag', stage: 'order' },
	delivered: { group: 'delivery', type: 'flag', stage: 'order' },
	delivered_days_ago: { group: 'delivery', type: 'number', stage: 'order' },
	shipped_days_ago: { group: 'delivery', type: 'number', stage: 'order' },
	delivery_day: { group: 'delivery', type: 'day', stage: 'order' },
	delivery_took_days: { group: 'delivery', type: 'number', stage: 'order' },
	delivery_tracked: { group: 'delivery', type: 'flag', stage: 'order' },
	parcels: { group: 'delivery', type: 'number', stage: 'order' },
	carrier: { group: 'delivery', type: 'words', stage: 'order' },
	item_sku: { group: 'item', type: 'word', stage: 'order' },
	item_category: { group: 'item', type: 'word', stage: 'order' },
	item_tags: { group: 'item', type: 'words', stage: 'order' },
	item_options: { group: 'item', type: 'words', stage: 'order' },
	item_final_sale: { group: 'item', type: 'flag', stage: 'order' },
	item_origin: { group: 'item', type: 'word', stage: 'order', words: ['sale', 'exchange', 'replacement'] },
	item_unit_price: { group: 'item', type: 'money', stage: 'order' },
	item_paid: { group: 'item', type: 'money', stage: 'order' },
	item_discount_percent: { group: 'item', type: 'number', stage: 'order' },
	item_quantity: { group: 'item', type: 'number', stage: 'order' },
	item_tax_percent: { group: 'item', type: 'number', stage: 'order' },
	customer_known: { group: 'customer', type: 'flag', stage: 'order' },
	customer_orders: { group: 'customer', type: 'number', stage: 'order' },
	customer_first_order: { group: 'customer', type: 'flag', stage: 'order' },
	customer_spent: { group: 'customer', type: 'money', stage: 'order' },
	customer_since_days: { group: 'customer', type: 'number', stage: 'order' },
	customer_returns: { group: 'customer', type: 'number', stage: 'order', counts_days: true },
	customer_claims: { group: 'customer', type: 'number', stage: 'order', counts_days: true },
	customer_kept: { group: 'customer', type: 'number', stage: 'order', counts_days: true },
	customer_declined: { group: 'customer', type: 'number', stage: 'order', counts_days: true },
	customer_return_percent: { group: 'customer', type: 'number', stage: 'order' },
	reason: { group: 'request', type: 'word', stage: 'request' },
	reason_fault: {
		group: 'request',
		type: 'word',
		stage: 'request',
		words: ['customer', 'merchant', 'carrier']
	},
	reason_answer: { group: 'request', type: 'word', stage: 'request' },
	photos: { group: 'request', type: 'number', stage: 'request' },
	comment_given: { group: 'request', type: 'flag', stage: 'request' },
	outcome: {
		group: 'request',
		type: 'word',
		stage: 'request',
		words: ['refund', 'store_credit', 'exchange']
	},
	method: { group: 'request', type: 'word', stage: 'request', words: ['own_carrier', 'drop_off'] },
	request_value: { group: 'request', type: 'money', stage: 'request' },
	request_pieces: { group: 'request', type: 'number', stage: 'request' },
	request_whole_order: { group: 'request', type: 'flag', stage: 'request' },
	request_whole_line: { group: 'request', type: 'flag', stage: 'request' },
	opened_by: { group: 'request', type: 'word', stage: 'request', words: ['customer', 'agent', 'api'] },
	today: { group: 'today', type: 'day', stage: 'order' },
	weekday: {
		group: 'today',
		type: 'word',
		stage: 'order',
		words: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
	},
	holiday: { group: 'today', type: 'flag', stage: 'order' }
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

/** The widened entry of a field. */
export const fieldOf = (name: FieldName): Field => FIELDS[name];
