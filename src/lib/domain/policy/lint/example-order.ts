import { DAY, HOUR, localDateOf, startOfLocalDay, type Instant } from '../../time.ts';
import { dateOfDay, localDayOf } from '../../zone.ts';
import { EEA, EU } from '../rights/rights.ts';
import type { CustomerFacts, LineFacts, OrderFacts, PaymentFacts } from '../types.ts';
import type { LintContext } from './findings.ts';
import type { Pick } from './pick.ts';

/** An order that a case allows, and the day on which somebody asks. The first line is the one in question. */
export function exampleOrder(
	pick: Pick,
	context: LintContext
): { order: OrderFacts; now: Instant; pieces: number } {
	const zone = context.timezone ?? 'UTC';
	const today = dayOf(pick, context, zone);
	const noon = (day: number): Instant => startOfLocalDay(dateOfDay(day), zone) + 12 * HOUR;
	const now = noon(today);
	const times = timesOf(pick, today);
	const { lines, pieces } = linesOf(
		pick,
		context,
		times.delivered === null
			? []
			: [{ shipped_at: noon(today - times.shipped), delivered_at: noon(today - times.delivered) - HOUR }]
	);
	const currency = (pick.word('order_currency', context.currencies) ?? 'THB').toUpperCase();
	const country = countryOf(pick, context);
	const paid = lines.reduce((sum, line) => sum + line.paid_minor, 0);
	const refunded = pick.number('order_refunded', 0);
	const order: OrderFacts = {
		order_id: 'ord_example',
		currency,
		prices_include_tax: true,
		placed_at: noon(today - times.age) - 2 * HOUR,
		cancelled: false,
		ship_country: country.to,
		shipping_minor: pick.number('order_delivery_charge', 0),
		shipping_tax_minor: 0,
		refunded_shipping_minor: refunded,
		timezone: zone,
		lines,
		payments: paymentsOf(pick, paid),
		customer_return_times: timesBack(pick, 'customer_returns', now),
		channel: pick.word('order_channel', ['web']) ?? '',
		province: pick.word('destination_province', ['Bangkok']) ?? '',
		postcode: pick.word('destination_postcode', ['10110']) ?? '',
		parcel_count: pick.number('parcels', 1),
		earlier_returns: pick.number('order_earlier_returns', 0),
		...(pick.flag('is_gift', false) ? { is_gift: true as const } : {}),
		customer_known: pick.flag('customer_known', true),
		customer: customerOf(pick, now, zone),
		...(context.holidays === undefined && !pick.asks('holiday')
			? {}
			: { holidays: holidaysOf(pick, context, now, zone) }),
		...(country.home === null ? {} : { home_country: country.home })
	};
	const language = pick.word('order_language', ['en']);
	if (language === 'th' || language === 'en') order.locale = language;
	return { order, now, pieces };
}

/** The first day from today on that the case allows; the past only where it says so. */
function dayOf(pick: Pick, context: LintContext, zone: string): number {
	const start = pick.number('today', localDayOf(context.now, zone));
	for (let day = start; day < start + 14; day++) {
		if (pick.allows('weekday', WEEKDAYS[(((day + 4) % 7) + 7) % 7] ?? '')) return day;
	}
	return start;
}
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function holidaysOf(pick: Pick, context: LintContext, now: Instant, zone: string): string[] {
	const day = localDateOf(now, zone);
	const others = (context.holidays ?? []).filter((other) => other !== day);
	return pick.flag('holiday', false) ? [...others, day] : others;
}

/** Days before the request: ordered, shipped, delivered (null: not yet). */
function timesOf(pick: Pick, today: number): { age: number; shipped: number; delivered: number | null } {
	const arrived =
		pick.flag('delivered', true) &&
		!pick.isUnknown('delivered_days_ago') &&
		!pick.isUnknown('delivery_day') &&
		!pick.isUnknown('delivery_took_days');
	const on = pick.range('delivery_day');
	const delivered = pick.between('delivered_days_ago', Math.max(0, today - on.most), today - on.least, 3);
	const took = pick.range('delivery_took_days');
	const placed = pick.range('order_placed_day');
	const least = Math.max(today - placed.most, arrived ? delivered + took.least : 0);
	const most = Math.min(today - placed.least, arrived ? delivered + took.most : Infinity);
	const age = pick.between('order_age_days', least, most, delivered + 2);
	const shipped = pick.between('shipped_days_ago', arrived ? delivered : 0, age, delivered);
	return { age, shipped, delivered: arrived ? delivered : null };
}

type Travel = { shipped_at: Instant; delivered_at: Instant };

function linesOf(pick: Pick, context: LintContext, travel: Travel[]): { lines: LineFacts[]; pieces: number } {
	const isPart = pick.asks('request_whole_line') && !pick.flag('request_whole_line', true);
	const quantity = pick.number('item_quantity', Math.max(pick.number('request_pieces', 1), isPart ? 2 : 1));
	const pieces = Math.min(
		quantity,
		pick.between('request_pieces', 1, isPart ? quantity - 1 : quantity, quantity)
	);
	const asked = pick.range('request_value');
	const whole = pick.range('order_value');
	const share = quantity / Math.max(1, pieces);
	const paid = pick.between(
		'item_paid',
		Math.ceil(asked.least * share),
		Math.min(whole.most, asked.most * share),
		Math.max(USUAL_PRICE, pick.asks('item_paid') ? 0 : Math.min(whole.least, asked.most * share))
	);
	const line = lineWith(pick, context, travel, quantity, paid);
	const count = pick.number('order_lines', 1);
	const isRest =
		count > 1 ||
		whole.least > paid ||
		pick.range('order_pieces').least > quantity ||
		(pick.asks('request_whole_order') && !pick.flag('request_whole_order', true));
	if (!isRest) return { lines: [line], pieces };
	const rest = Math.max(1, count - 1);
	const others = Array.from({ length: Math.min(rest, 100) }, (_, index): LineFacts => ({
		...line,
		line_id: `lin_other_${index}`,
		quantity:
			index === 0 ? Math.max(1, pick.number('order_pieces', quantity + rest) - quantity - rest + 1) : 1,
		paid_minor: index === 0 ? Math.max(0, pick.number('order_value', paid) - paid) : 0
	}));
	return { lines: [line, ...others], pieces };
}

function lineWith(
	pick: Pick,
	context: LintContext,
	travel: Travel[],
	quantity: number,
	paid_minor: number
): LineFacts {
	const discount = pick.number('item_discount_percent', pick.number('order_discount_percent', 0));
	const usual = Math.ceil(paid_minor / quantity / Math.max(0.01, 1 - discount / 100));
	const unit_price_minor = pick.number('item_unit_price', usual);
	const tracked = pick.flag('delivery_tracked', true);
	const [carrier] = pick.words('carrier', ['Thailand Post']);
	const origin = pick.word('item_origin', ['sale']);
	return {
		line_id: 'lin_example',
		quantity,
		category: pick.word('item_category', [...context.categories, 'home', 'clothing']) ?? '',
		final_sale: pick.flag('item_final_sale', false),
		qty_fulfilled: travel.length > 0 ? quantity : 0,
		qty_cancelled: 0,
		qty_return_open: 0,
		qty_returned: 0,
		paid_minor,
		tax_minor: 0,
		refunded_minor: 0,
		refunded_tax_minor: 0,
		refunded_quantity: 0,
		parcels: travel.map((parcel) => ({
			...parcel,
			quantity,
			tracked,
			...(carrier === undefined ? {} : { carrier })
		})),
		sku: pick.word('item_sku', ['A-1']) ?? '',
		tags: pick.words('item_tags', []),
		options: pick.words('item_options', []),
		unit_price_minor,
		discount_minor: Math.ceil((unit_price_minor * quantity * discount) / 100),
		tax_rate_bp: pick.number('item_tax_percent', 7) * 100,
		...(origin === 'sale' || origin === 'exchange' || origin === 'replacement' ? { origin } : {})
	};
}

const USUAL_PRICE = 100_000;

function paymentsOf(pick: Pick, captured_minor: number): PaymentFacts[] {
	const providers = pick.words('paid_by', ['stripe']);
	const methods = pick.words('payment_method', ['card']);
	const disputed = pick.flag('payment_disputed', false);
	const count = pick.number('payment_count', Math.max(1, providers.length, methods.length));
	return Array.from({ length: Math.min(count, 50) }, (_, index) => ({
		payment_id: `pay_example_${index}`,
		provider: (providers[index] ?? providers[0] ?? 'other') as PaymentFacts['provider'],
		method: methods[index] ?? methods[0] ?? '',
		minor_step: 1,
		captured_minor: index === 0 ? captured_minor : 0,
		reserved_minor: 0,
		refunded_minor: 0,
		disputed
	}));
}

function countryOf(pick: Pick, context: LintContext): { to: string; home: string | null } {
	const home = context.home_country;
	const usual = [...context.countries, ...(home ? [home] : []), 'TH', 'US', 'JP', 'GB', 'DE', 'NO'];
	const regions = pick.words('destination_region', []);
	const isNot = (region: string): boolean => !pick.words('destination_region', [region]).includes(region);
	const fits = (country: string): boolean =>
		pick.allows('destination_country', country) &&
		(regions.includes('eu') ? EU.includes(country) : !isNot('eu') || !EU.includes(country)) &&
		(regions.includes('eea') ? EEA.includes(country) : !isNot('eea') || !EEA.includes(country)) &&
		(!regions.includes('domestic') || home === undefined || country === home) &&
		(!regions.includes('abroad') || home === undefined || country !== home);
	const to = usual.find(fits) ?? pick.word('destination_country', usual)?.toUpperCase() ?? 'TH';
	if (home !== undefined) return { to, home };
	if (regions.includes('domestic')) return { to, home: to };
	return { to, home: regions.includes('abroad') ? (to === 'TH' ? 'US' : 'TH') : null };
}

function customerOf(pick: Pick, now: Instant, zone: string): CustomerFacts {
	const since = localDayOf(now, zone) - pick.number('customer_since_days', 400);
	const first_order = pick.flag('customer_first_order', false);
	return {
		orders: pick.number('customer_orders', first_order ? 1 : 4),
		first_order,
		spent_minor: pick.number('customer_spent', 5 * USUAL_PRICE),
		since: startOfLocalDay(dateOfDay(since), zone) + 12 * HOUR,
		claim_times: timesBack(pick, 'customer_claims', now),
		kept_times: timesBack(pick, 'customer_kept', now),
		declined_times: timesBack(pick, 'customer_declined', now),
		pieces_bought: 100,
		pieces_returned: pick.number('customer_return_percent', 10)
	};
}

/** As many times within each number of days as the case wants, the recent ones counted for the longer spans too. */
function timesBack(
	pick: Pick,
	field: 'customer_returns' | 'customer_claims' | 'customer_kept' | 'customer_declined',
	now: Instant
): Instant[] {
	const times: Instant[] = [];
	for (const { days, least } of pick.counts(field)) {
		const back = Number.isFinite(days) ? Math.max(0.01, days - 0.5) : 200;
		while (times.length < Math.min(least, 200)) times.push(now - back * DAY);
	}
	return times;
}
