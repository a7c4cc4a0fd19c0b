import { isRefused } from '../fulfilment/refused.ts';
import type { FulfilmentState } from '../fulfilment/states.ts';
import type { LineFacts, OrderFacts, ParcelFacts, PaymentFacts } from '../policy/types.ts';
import type { Instant } from '../time.ts';
import type { Address, LineOption } from './neutral.ts';

type Flag = 0 | 1;

type LineRow = Omit<
	LineFacts,
	'line_id' | 'final_sale' | 'parcels' | 'options' | 'tags' | 'discount_minor'
> & {
	id: string;
	final_sale: Flag;
	/** JSON: its own choices, and words to sort it by. */
	options?: string;
	tags?: string;
	discount_minor?: number;
	order_discount_share_minor?: number;
};

/** The stored rows that make the facts; a row of the store fits as it is. What only rules ask may be left out. */
export type OrderRows = {
	order: {
		id: string;
		currency: string;
		prices_include_tax: Flag;
		placed_at: Instant;
		cancelled_at: Instant | null;
		ship_country: string;
		shipping_minor: number;
		shipping_tax_minor: number;
		channel?: string;
		locale?: 'th' | 'en';
		/** JSON of an address. */
		ship_to?: string;
		customer_id?: string | null;
	};
	lines: LineRow[];
	fulfilments: {
		id: string;
		state: FulfilmentState;
		tracking_number: string | null;
		carrier?: string;
		shipped_at: Instant | null;
		delivered_at: Instant | null;
		refused_at?: Instant | null;
	}[];
	fulfilment_lines: {
		fulfilment_id: string;
		order_line_id: string;
		quantity: number;
		qty_claimed?: number;
	}[];
	payments: (Omit<PaymentFacts, 'payment_id' | 'disputed'> & {
		id: string;
		dispute_state: 'none' | 'open' | 'won' | 'lost';
	})[];
	/** Σ shipping_minor of the refunds that stand. */
	refunded_shipping_minor: number;
	timezone: string;
	customer_return_times: Instant[];
};

/** Parcels in these states never reached the customer, so their units have no window. */
const NEVER_ARRIVED: readonly FulfilmentState[] = ['cancelled', 'lost', 'returned_to_sender'];

/**
 * What a decision may look at, from the rows of the store. A payment counts as disputed while a dispute is open and
 * after it is lost: the bank has the money.
 */
export function factsOfOrder(rows: OrderRows): OrderFacts {
	const { order } = rows;
	const parts = Map.groupBy(rows.fulfilment_lines, (part) => part.order_line_id);
	return {
		order_id: order.id,
		currency: order.currency,
		prices_include_tax: order.prices_include_tax === 1,
		placed_at: order.placed_at,
		cancelled: order.cancelled_at !== null,
		ship_country: order.ship_country,
		shipping_minor: order.shipping_minor + (order.prices_include_tax === 1 ? 0 : order.shipping_tax_minor),
		shipping_tax_minor: order.shipping_tax_minor,
		refunded_shipping_minor: rows.refunded_shipping_minor,
		timezone: rows.timezone,
		...placeOf(order),
		parcel_count: rows.fulfilments.filter(
			(parcel) => parcel.shipped_at !== null && !NEVER_ARRIVED.includes(parcel.state) && !isRefused(parcel)
		).length,
		lines: rows.lines.map((line) => ({
			line_id: line.id,
			quantity: line.quantity,
			category: line.category,
			final_sale: line.final_sale === 1,
			qty_fulfilled: line.qty_fulfilled,
			qty_cancelled: line.qty_cancelled,
			qty_return_open: line.qty_return_open,
			qty_returned: line.qty_returned,
			paid_minor: line.paid_minor,
			tax_minor: line.tax_minor,
			refunded_minor: line.refunded_minor,
			refunded_tax_minor: line.refunded_tax_minor,
			refunded_quantity: line.refunded_quantity,
			...(line.qty_gifted ? { qty_gifted: line.qty_gifted } : {}),
			...refusedOf(rows.fulfilments, parts.get(line.id) ?? []),
			...claimedOf(parts.get(line.id) ?? []),
			...soldAs(line),
			parcels: parcelsOf(rows.fulfilments, parts.get(line.id) ?? [])
		})),
		payments: rows.payments.map((payment) => ({
			payment_id: payment.id,
			provider: payment.provider,
			method: payment.method,
			minor_step: payment.minor_step,
			captured_minor: payment.captured_minor,
			reserved_minor: payment.reserved_minor,
			refunded_minor: payment.refunded_minor,
			disputed: payment.dispute_state === 'open' || payment.dispute_state === 'lost'
		})),
		customer_return_times: rows.customer_return_times
	};
}

type Asked = Pick<OrderFacts, 'channel' | 'locale' | 'province' | 'postcode' | 'customer_known'>;

/** Where an order came from and goes to, as far as the rows say. */
function placeOf({ channel, locale, ship_to, customer_id }: OrderRows['order']): Asked {
	const facts: Asked = {};
	if (channel !== undefined) facts.channel = channel;
	if (locale !== undefined) facts.locale = locale;
	if (customer_id !== undefined) facts.customer_known = customer_id !== null;
	if (ship_to === undefined) return facts;
	const { province, city, postcode } = JSON.parse(ship_to) as Partial<Address>;
	const place = province ?? city;
	if (place) facts.province = place;
	if (postcode) facts.postcode = postcode;
	return facts;
}

type Sold = Pick<
	LineFacts,
	'sku' | 'tags' | 'options' | 'unit_price_minor' | 'discount_minor' | 'tax_rate_bp' | 'origin'
>;

/** How a line was sold, as far as the row says. */
function soldAs(row: LineRow): Sold {
	const facts: Sold = {};
	if (row.sku !== undefined) facts.sku = row.sku;
	if (row.tags !== undefined) facts.tags = JSON.parse(row.tags) as string[];
	if (row.options !== undefined) {
		facts.options = (JSON.parse(row.options) as LineOption[]).map((option) => option.value);
	}
	if (row.unit_price_minor !== undefined) facts.unit_price_minor = row.unit_price_minor;
	if (row.discount_minor !== undefined) {
		facts.discount_minor = row.discount_minor + (row.order_discount_share_minor ?? 0);
	}
	if (row.tax_rate_bp !== undefined) facts.tax_rate_bp = row.tax_rate_bp;
	if (row.origin !== undefined) facts.origin = row.origin;
	return facts;
}

type Parcels = OrderRows['fulfilments'];
type Parts = OrderRows['fulfilment_lines'];

/** Units that the buyer would not take; absent where they took all of them. */
function refusedOf(parcels: Parcels, parts: Parts): Pick<LineFacts, 'qty_refused'> {
	const refused = parcels.filter(isRefused);
	if (refused.length === 0) return {};
	const qty_refused = parts
		.filter((part) => refused.some((parcel) => parcel.id === part.fulfilment_id))
		.reduce((sum, part) => sum + part.quantity, 0);
	return qty_refused > 0 ? { qty_refused } : {};
}

/** Units of all parcels of a line that a claim says never came; absent where none does. */
function claimedOf(parts: Parts): Pick<LineFacts, 'qty_claimed'> {
	const qty_claimed = parts.reduce((sum, part) => sum + (part.qty_claimed ?? 0), 0);
	return qty_claimed > 0 ? { qty_claimed } : {};
}

function parcelsOf(parcels: Parcels, parts: Parts): ParcelFacts[] {
	return parts.flatMap((part) => {
		const parcel = parcels.find((fulfilment) => fulfilment.id === part.fulfilment_id);
		if (parcel === undefined || NEVER_ARRIVED.includes(parcel.state) || isRefused(parcel)) return [];
		const { shipped_at, delivered_at, tracking_number, carrier } = parcel;
		const tracked = tracking_number !== null;
		const known = { ...(carrier && { carrier }), ...(part.qty_claimed && { claimed: part.qty_claimed }) };
		return [{ quantity: part.quantity, shipped_at, delivered_at, tracked, ...known }];
	});
}
