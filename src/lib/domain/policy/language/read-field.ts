import { countWithin, localDaysBetween, type Instant } from '../../time.ts';
import { dateOfDay, localDayOf } from '../../zone.ts';
import { EEA, EU } from '../rights/rights.ts';
import type { CustomerFacts, LineFacts, ParcelFacts } from '../types.ts';
import type { FactValue } from '../trace-step.ts';
import { fieldOf, type FieldName } from './fields.ts';
import type { RuleCase } from './rule-case.ts';

/** What a reader finds: days are counted from 1970-01-01, money is in minor units; null: nobody knows. */
export type Fact = number | string | boolean | readonly string[] | null;
/** `days`: how far back a field looks that counts something; Infinity for ever. */
export type Reader = (facts: RuleCase, days: number) => Fact;

/** A fact as it is told: days as dates, several words joined. */
export function toldFact(name: FieldName, facts: RuleCase, days: number): FactValue {
	const fact = READERS[name](facts, days);
	if (fieldOf(name).type === 'day') return typeof fact === 'number' ? dateOfDay(fact) : null;
	return typeof fact === 'object' ? (fact?.join(', ') ?? null) : fact;
}

/**
 * How every field is read. Facts of the request are null while nobody has asked. A line that came in several parcels
 * is asked by the one that arrived last, which is the reading that favours the customer.
 */
export const READERS: Record<FieldName, Reader> = {
	order_currency: ({ order }) => order.currency,
	order_channel: ({ order }) => order.channel ?? null,
	order_language: ({ order }) => order.locale ?? null,
	order_placed_day: ({ order }) => localDayOf(order.placed_at, order.timezone),
	order_age_days: (facts) => daysSince(facts, facts.order.placed_at),
	order_value: ({ order }) => sum(order.lines, (line) => line.paid_minor),
	order_lines: ({ order }) => order.lines.length,
	order_pieces: ({ order }) => sum(order.lines, (line) => line.quantity - line.qty_cancelled),
	order_discount_percent: ({ order }) =>
		order.lines.some((line) => line.unit_price_minor === undefined || line.discount_minor === undefined)
			? null
			: percent(
					sum(order.lines, (line) => line.discount_minor ?? 0),
					sum(order.lines, listPrice)
				),
	order_delivery_charge: ({ order }) => order.shipping_minor,
	order_refunded: ({ order }) =>
		order.refunded_shipping_minor + sum(order.lines, (line) => line.refunded_minor),
	order_earlier_returns: ({ order }) => order.earlier_returns ?? null,
	is_gift: ({ order }) => order.is_gift === true,
	destination_country: ({ order }) => order.ship_country,
	destination_region: ({ order }) => regionsOf(order.ship_country, order.home_country),
	destination_province: ({ order }) => order.province ?? null,
	destination_postcode: ({ order }) => order.postcode ?? null,
	paid_by: ({ order }) => order.payments.map((payment) => payment.provider),
	payment_method: ({ order }) => order.payments.map((payment) => payment.method),
	payment_count: ({ order }) => order.payments.length,
	payment_disputed: ({ order }) => order.payments.some((payment) => payment.disputed),
	delivered: (facts) => arrivedAt(facts) !== null,
	delivered_days_ago: (facts) => daysSince(facts, arrivedAt(facts)),
	shipped_days_ago: (facts) => daysSince(facts, shippedAt(facts)),
	delivery_day: (facts) => {
		const at = arrivedAt(facts);
		return at === null ? null : localDayOf(at, facts.order.timezone);
	},
	delivery_took_days: (facts) => {
		const at = arrivedAt(facts);
		return at === null ? null : localDaysBetween(facts.order.placed_at, at, facts.order.timezone);
	},
	delivery_tracked: ({ line }) =>
		line.parcels.length === 0 ? null : line.parcels.every((parcel) => parcel.tracked !== false),
	parcels: ({ order }) => order.parcel_count ?? null,
	carrier: ({ line }) => {
		const known = line.parcels.flatMap((parcel) => (parcel.carrier ? [parcel.carrier] : []));
		return known.length === 0 ? null : [...new Set(known)];
	},
	item_sku: ({ line }) => line.sku ?? null,
	item_category: ({ line }) => line.category,
	item_tags: ({ line }) => line.tags ?? null,
	item_options: ({ line }) => line.options ?? null,
	item_final_sale: ({ line }) => line.final_sale,
	item_origin: ({ line }) => line.origin ?? null,
	item_unit_price: ({ line }) => line.unit_price_minor ?? null,
	item_paid: ({ line }) => line.paid_minor,
	item_discount_percent: ({ line }) =>
		line.unit_price_minor === undefined || line.discount_minor === undefined
			? null
			: percent(line.discount_minor, listPrice(line)),
	item_quantity: ({ line }) => line.quantity - line.qty_cancelled,
	item_tax_percent: ({ line }) =>
		line.tax_rate_bp === undefined ? null : Math.floor(line.tax_rate_bp / 100),
	customer_known: ({ order }) =>
		order.customer_known ?? (order.customer === undefined ? null : order.customer !== null),
	customer_orders: of((customer) => customer.orders),
	customer_first_order: of((customer) => customer.first_order),
	customer_spent: of((customer) => customer.spent_minor),
	customer_since_days: (facts) => daysSince(facts, facts.order.customer?.since ?? null),
	customer_returns: (facts, days) => within(facts, facts.order.customer_return_times, days),
	customer_claims: (facts, days) => within(facts, facts.order.customer?.claim_times, days),
	customer_kept: (facts, days) => within(facts, facts.order.customer?.kept_times, days),
	customer_declined: (facts, days) => within(facts, facts.order.customer?.declined_times, days),
	customer_return_percent: of((customer) => percent(customer.pieces_returned, customer.pieces_bought)),
	reason: ({ asked }) => asked?.reason.code ?? null,
	reason_fault: ({ asked }) => asked?.reason.fault ?? null,
	reason_answer: ({ asked }) => asked?.item.answer_code ?? null,
	photos: ({ asked }) => asked?.item.photos ?? null,
	comment_given: ({ asked }) => (asked === null ? null : asked.item.comment.trim() !== ''),
	outcome: ({ asked }) => asked?.item.outcome ?? null,
	method: ({ asked }) => asked?.request.method ?? null,
	request_value: ({ asked }) => asked?.request.value() ?? null,
	request_pieces: ({ asked }) => asked?.request.pieces ?? null,
	request_whole_order: ({ asked }) => asked?.request.whole_order() ?? null,
	request_whole_line: ({ asked, line }) =>
		asked === null ? null : asked.request.ofLine(line.line_id) >= line.quantity - line.qty_cancelled,
	opened_by: ({ asked }) => asked?.request.opened_by ?? null,
	today: ({ now, order }) => localDayOf(now, order.timezone),
	weekday: ({ now, order }) => WEEKDAYS[(((localDayOf(now, order.timezone) + 4) % 7) + 7) % 7] ?? null,
	holiday: ({ now, order }) => order.holidays?.includes(dateOfDay(localDayOf(now, order.timezone))) ?? null
};

/** 1970-01-01, day 0, was a Thursday. */
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

function of(read: (customer: CustomerFacts) => Fact): Reader {
	return ({ order }) => (order.customer ? read(order.customer) : null);
}

const REGIONS = { eu: new Set(EU), eea: new Set(EEA) };

/** A country can be of several regions at once; whether it is abroad is known only with the shop's own. */
function regionsOf(country: string, home: string | undefined): readonly string[] {
	let known = regionsFrom.get(home);
	if (known === undefined) regionsFrom.set(home, (known = new Map()));
	const kept = known.get(country);
	if (kept !== undefined) return kept;
	const regions: string[] = [];
	if (REGIONS.eu.has(country)) regions.push('eu');
	if (REGIONS.eea.has(country)) regions.push('eea');
	if (home !== undefined) regions.push(country === home ? 'domestic' : 'abroad');
	if (known.size >= 1_000) known.clear();
	known.set(country, regions);
	return regions;
}

const regionsFrom = new Map<string | undefined, Map<string, readonly string[]>>();

const latest = (
	parcels: readonly ParcelFacts[],
	now: Instant,
	at: (parcel: ParcelFacts) => Instant | null
): Instant | null => {
	let found: Instant | null = null;
	for (const parcel of parcels) {
		const time = at(parcel);
		if (time !== null && time <= now && (found === null || time > found)) found = time;
	}
	return found;
};
const arrivedAt = ({ line, now }: RuleCase): Instant | null =>
	latest(line.parcels, now, (parcel) => parcel.delivered_at);
const shippedAt = ({ line, now }: RuleCase): Instant | null =>
	latest(line.parcels, now, (parcel) => parcel.shipped_at);

const daysSince = ({ now, order }: RuleCase, at: Instant | null): number | null =>
	at === null ? null : localDaysBetween(at, now, order.timezone);

const within = ({ now }: RuleCase, times: readonly Instant[] | undefined, days: number): number | null =>
	times === undefined ? null : countWithin(times, now, days);

const listPrice = (line: LineFacts): number => (line.unit_price_minor ?? 0) * line.quantity;
/** Whole percent, rounded down; nothing is no share of nothing. */
const percent = (part: number, whole: number): number | null =>
	whole <= 0 ? null : Math.floor((part * 100) / whole);

function sum<T>(all: readonly T[], figure: (one: T) => number): number {
	let total = 0;
	for (const one of all) total += figure(one);
	return total;
}
