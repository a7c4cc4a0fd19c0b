import type { ToldStatus } from '../fulfilment/states.ts';
import type { Instant } from '../time.ts';

/**
 * An order as any shop tells it, before its figures are framed: the one shape that the API, the CSV import and the
 * seed all produce. Amounts are integer minor units of `currency`. With `prices_include_tax` unit prices, discounts
 * and shipping hold their tax inside; otherwise `tax_minor` comes on top of them.
 */
export type NeutralOrder = {
	/** What people read on the receipt. */
	number: string;
	/** The shop system's own id: the same channel and reference is the same order for ever. */
	reference: string;
	channel: string;
	currency: string;
	prices_include_tax: boolean;
	locale: 'th' | 'en';
	placed_at: Instant;
	cancelled_at: Instant | null;
	customer: NeutralCustomer;
	ship_to: Address;
	bill_to: Address | null;
	lines: NeutralLine[];
	/** One discount on the whole order, shared over the lines. Zero when there was none. */
	discount: { label: string | null; amount_minor: number };
	shipping: { amount_minor: number; tax_minor: number };
	/** What the shop charged in all; null when it does not say. It must agree with the lines. */
	total_minor: number | null;
	payments: NeutralPayment[];
	/** Money that went back before Homeward knew the order. */
	refunds: NeutralRefund[];
	fulfilments: NeutralFulfilment[];
};

export type NeutralCustomer = {
	name: string;
	email: string | null;
	phone: string | null;
	reference: string | null;
};

/** Where a parcel goes. Thai addresses name the subdistrict, district and province. */
export type Address = {
	name: string;
	company?: string | undefined;
	line1: string;
	line2?: string | undefined;
	subdistrict?: string | undefined;
	district?: string | undefined;
	city?: string | undefined;
	province?: string | undefined;
	postcode: string;
	/** ISO 3166 alpha-2. */
	country: string;
	phone?: string | undefined;
};

export type LineOption = { name: string; value: string };

export type NeutralLine = {
	/** The shop's own id of the line, once per order. */
	reference: string;
	sku: string;
	/** A language that is missing takes the other's words. */
	title: { th: string; en: string };
	options: LineOption[];
	image: string | null;
	quantity: number;
	unit_price_minor: number;
	/** Discount on this line alone, for all its units. */
	discount_minor: number;
	/** Final tax of the line, for all its units, after all discounts. */
	tax_minor: number;
	tax_rate_bp: number;
	category: string;
	tags: string[];
	final_sale: boolean;
};

export type NeutralPayment = {
	reference: string;
	provider: 'stripe' | 'cash_on_delivery' | 'other';
	/** card, promptpay, cash_on_delivery, bank_transfer, … */
	method: string;
	/** What the customer recognises: `Visa •••• 4242`. */
	method_label: string;
	/** The provider's own id: a payment intent at Stripe. */
	provider_ref: string | null;
	authorized_minor: number;
	captured_minor: number;
	captured_at: Instant | null;
};

export type NeutralRefund = {
	reference: string;
	created_at: Instant;
	amount_minor: number;
	/** The part of it that was shipping, its tax included. */
	shipping_minor: number;
	/** Which payments gave it back; empty: the payments in their order, as far as each goes. */
	payments: { payment: string; amount_minor: number; provider_ref: string | null }[];
	/** Units it was paid for. `returned`: they came back; `not_sent`: they were never shipped. */
	lines: {
		line: string;
		quantity: number;
		amount_minor: number;
		tax_minor: number;
		goods: 'returned' | 'not_sent';
	}[];
};

export type NeutralTrackingEvent = {
	code: string;
	status: ToldStatus;
	place: string;
	description: { th: string; en: string };
	occurred_at: Instant;
};

export type NeutralFulfilment = {
	reference: string;
	carrier: string;
	service: string;
	tracking_number: string | null;
	tracking_url: string | null;
	origin: string;
	destination: string;
	packed_at: Instant | null;
	shipped_at: Instant | null;
	delivered_at: Instant | null;
	/** The day first promised, and the carrier's present estimate. */
	promised_at: Instant | null;
	estimated_at: Instant | null;
	cancelled: boolean;
	lines: { line: string; quantity: number }[];
	events: NeutralTrackingEvent[];
};
