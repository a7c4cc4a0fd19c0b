import type { Instant } from '../../time.ts';
import { requestFacts, type Asked, type RuleCase } from '../language/rule-case.ts';
import type { LineFacts, OrderFacts, ReasonFacts } from '../types.ts';

/** All that the public policy is asked for: where goods went, what they are, and in what they were paid. */
export type Place = {
	/** Two capital letters; `ELSEWHERE` for a country that nobody names. */
	country: string;
	/** A category's code; '' for goods that no part of the policy names. */
	category: string;
	currency: string;
	home_country?: string | undefined;
	timezone: string;
};

/** What the map of the world keeps free for "unknown". */
export const ELSEWHERE = 'ZZ';

export const FAULTS = ['customer', 'merchant', 'carrier'] as const satisfies readonly ReasonFacts['fault'][];
export type Fault = (typeof FAULTS)[number];

/** One piece, ordered, sent and delivered at once at `at`, and somebody who asks about it at `now`. */
export function plainCase(
	place: Place,
	fault: Fault,
	at: Instant,
	now: Instant
): RuleCase & { asked: Asked } {
	const line: LineFacts = {
		line_id: 'plain',
		quantity: 1,
		category: place.category,
		final_sale: false,
		qty_fulfilled: 1,
		qty_cancelled: 0,
		qty_return_open: 0,
		qty_returned: 0,
		paid_minor: 10_000,
		tax_minor: 0,
		refunded_minor: 0,
		refunded_tax_minor: 0,
		refunded_quantity: 0,
		parcels: [{ quantity: 1, shipped_at: at, delivered_at: at }]
	};
	const order: OrderFacts = {
		order_id: 'plain',
		currency: place.currency,
		prices_include_tax: true,
		placed_at: at,
		cancelled: false,
		ship_country: place.country,
		shipping_minor: 0,
		shipping_tax_minor: 0,
		refunded_shipping_minor: 0,
		timezone: place.timezone,
		lines: [line],
		payments: [],
		customer_return_times: [],
		...(place.home_country === undefined ? {} : { home_country: place.home_country })
	};
	const item = {
		line_id: line.line_id,
		quantity: 1,
		reason_code: fault,
		answer_code: null,
		comment: '',
		photos: 0,
		outcome: 'refund' as const
	};
	const reason: ReasonFacts = {
		code: fault,
		fault,
		needs_photo: false,
		waives_fees: false,
		answers: []
	};
	const asked: Asked = { item, reason, request: requestFacts(order, [item], 'own_carrier', 'customer') };
	return { order, line, now, asked, missed: null };
}
