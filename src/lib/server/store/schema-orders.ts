import type { Id } from '#lib/domain/ids.ts';
import type { Flag, Instant, JsonText } from './schema-values.ts';

export interface CustomersTable {
	id: Id<'cus'>;
	email_norm: string | null;
	phone_norm: string | null;
	name: string;
	locale: 'th' | 'en';
	external_ref: string | null;
	created_at: Instant;
	erased_at: Instant | null;
}

/** Money columns: whole figures of the order in its own currency, frozen at intake. */
export interface OrdersTable {
	id: Id<'ord'>;
	number: string;
	number_norm: string;
	channel: string;
	external_ref: string;
	customer_id: Id<'cus'> | null;
	customer_name: string;
	email_norm: string | null;
	phone_norm: string | null;
	currency: string;
	prices_include_tax: Flag;
	locale: 'th' | 'en';
	placed_at: Instant;
	goods_minor: number;
	discount_label: string | null;
	order_discount_minor: number;
	shipping_minor: number;
	shipping_tax_minor: number;
	tax_minor: number;
	total_minor: number;
	ship_to: JsonText;
	ship_country: string;
	/** For whoever delivers it, in the customer's words; empty: none. */
	delivery_note: string;
	bill_to: JsonText | null;
	cancelled_at: Instant | null;
	/** How many cancellations were asked for. */
	cancellations: number;
	/** How often the customer was asked for money after the sale. */
	charges: number;
	/** How many changes were asked for. */
	changes: number;
	/** How many changes of its pieces were asked for. */
	line_changes: number;
	body_hash: string;
	created_at: Instant;
	updated_at: Instant;
	version: number;
}

/**
 * `paid_minor` is what the customer paid for the whole line, tax included:
 * unit_price × quantity − discount − order_discount_share, plus `tax_minor` when prices do not include it.
 * Refunds divide these stored figures and never derive them again.
 */
export interface OrderLinesTable {
	id: Id<'lin'>;
	order_id: Id<'ord'>;
	position: number;
	external_ref: string;
	sku: string;
	title_en: string;
	title_th: string;
	options: JsonText;
	image: string | null;
	quantity: number;
	unit_price_minor: number;
	discount_minor: number;
	order_discount_share_minor: number;
	tax_minor: number;
	tax_rate_bp: number;
	paid_minor: number;
	category: string;
	tags: JsonText;
	final_sale: Flag;
	origin: 'sale' | 'exchange' | 'replacement';
	parent_line_id: Id<'lin'> | null;
	qty_fulfilled: number;
	qty_cancelled: number;
	qty_return_open: number;
	qty_returned: number;
	refunded_minor: number;
	refunded_tax_minor: number;
	refunded_quantity: number;
	/** Units that were given away: only the receiver of the gift sends them back. Absent in rows to be written: none. */
	qty_gifted?: number;
}

export interface PaymentsTable {
	id: Id<'pay'>;
	order_id: Id<'ord'>;
	position: number;
	external_ref: string;
	provider: 'stripe' | 'cash_on_delivery' | 'other';
	method: string;
	method_label: string;
	provider_ref: string | null;
	currency: string;
	minor_step: number;
	authorized_minor: number;
	captured_minor: number;
	reserved_minor: number;
	refunded_minor: number;
	/** What of the authorised money was let go, or is promised to be. */
	released_minor: number;
	dispute_state: 'none' | 'open' | 'won' | 'lost';
	captured_at: Instant | null;
	version: number;
}

export interface OrdersSchema {
	customers: CustomersTable;
	orders: OrdersTable;
	order_lines: OrderLinesTable;
	payments: PaymentsTable;
}
