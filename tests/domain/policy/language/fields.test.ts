import { describe, expect, it, test } from 'vitest';
import { NO, YES, MAYBE } from '#lib/domain/policy/language/answer.ts';
import type { Comparison, Operator } from '#lib/domain/policy/language/conditions.ts';
import { FIELD_NAMES, fieldOf, type FieldName } from '#lib/domain/policy/language/fields.ts';
import { conditionSchema } from '#lib/domain/policy/language/schema.ts';
import { line, payment } from '../../support/facts.ts';
import { answerTo, customer, ruleCase, type Change } from './rule-facts.ts';

type Value = Comparison['value'];
/** A comparison that holds, the same with a value that does not, and a case in which nobody knows the fact. */
type Twin = { op: Operator; yes: Value; no: Value; unknown?: Change; days?: number };

const thb = (amount: number): Value => ({ THB: amount });
const stranger: Change = { order: { customer: null } };
const unasked: Change = { unasked: true };
const onItsWay: Change = { line: { parcels: [{ quantity: 2, shipped_at: 0, delivered_at: null }] } };
const notSent: Change = { line: { parcels: [] } };
const without = (...keys: string[]): Change => {
	const full = ruleCase().line;
	const bare = Object.fromEntries(Object.entries(full).filter(([key]) => !keys.includes(key)));
	return { order: { lines: [bare as typeof full] } };
};
/** Every optional fact of the order is absent. */
const unknownOrder = (key: string): Change => ({ order: { [key]: undefined } });

const TWINS: Record<FieldName, Twin> = {
	order_currency: { op: 'is', yes: ['THB'], no: ['EUR'] },
	order_channel: { op: 'is', yes: ['WEB'], no: ['pos'], unknown: unknownOrder('channel') },
	order_language: { op: 'is', yes: ['th'], no: ['en'], unknown: unknownOrder('locale') },
	order_placed_day: { op: 'from', yes: '2026-11-09', no: '2026-11-10' },
	order_age_days: { op: 'at_least', yes: 12, no: 13 },
	order_value: { op: 'at_least', yes: thb(100_000), no: thb(100_001) },
	order_lines: { op: 'at_most', yes: 1, no: 0 },
	order_pieces: { op: 'is', yes: 2, no: 1 },
	order_discount_percent: { op: 'at_least', yes: 16, no: 17, unknown: without('discount_minor') },
	order_delivery_charge: { op: 'at_most', yes: thb(5_000), no: thb(4_999) },
	order_refunded: { op: 'at_most', yes: thb(0), no: { EUR: 0 } },
	order_earlier_returns: { op: 'at_least', yes: 1, no: 2, unknown: unknownOrder('earlier_returns') },
	is_gift: { op: 'is', yes: false, no: true },
	destination_country: { op: 'is', yes: ['TH', 'JP'], no: ['DE'] },
	destination_region: { op: 'is', yes: ['domestic'], no: ['eu'] },
	destination_province: { op: 'is', yes: ['chiang mai'], no: ['Bangkok'], unknown: unknownOrder('province') },
	destination_postcode: { op: 'starts_with', yes: ['50'], no: ['10'], unknown: unknownOrder('postcode') },
	paid_by: { op: 'has', yes: ['stripe'], no: ['cash_on_delivery'] },
	payment_method: { op: 'has', yes: ['card'], no: ['promptpay'] },
	payment_count: { op: 'is', yes: 1, no: 2 },
	payment_disputed: { op: 'is', yes: false, no: true },
	delivered: { op: 'is', yes: true, no: false },
	delivered_days_ago: { op: 'at_most', yes: 9, no: 8, unknown: onItsWay },
	shipped_days_ago: { op: 'at_least', yes: 11, no: 12, unknown: notSent },
	delivery_day: { op: 'until', yes: '2026-11-12', no: '2026-11-11', unknown: onItsWay },
	delivery_took_days: { op: 'is', yes: 3, no: 2, unknown: onItsWay },
	delivery_tracked: { op: 'is', yes: true, no: false, unknown: notSent },
	parcels: { op: 'is', yes: 1, no: 2, unknown: unknownOrder('parcel_count') },
	carrier: { op: 'has', yes: ['kerry'], no: ['DHL'], unknown: notSent },
	item_sku: { op: 'starts_with', yes: ['tee-'], no: ['cap-'], unknown: without('sku') },
	item_category: { op: 'is', yes: ['clothing'], no: ['shoes'] },
	item_tags: { op: 'has', yes: ['summer'], no: ['winter'], unknown: without('tags') },
	item_options: { op: 'has', yes: ['blue'], no: ['red'], unknown: without('options') },
	item_final_sale: { op: 'is', yes: false, no: true },
	item_origin: { op: 'is', yes: ['sale'], no: ['exchange'], unknown: without('origin') },
	item_unit_price: {
		op: 'at_least',
		yes: thb(60_000),
		no: thb(60_001),
		unknown: without('unit_price_minor')
	},
	item_paid: { op: 'at_most', yes: thb(100_000), no: thb(99_999) },
	item_discount_percent: { op: 'at_least', yes: 16, no: 17, unknown: without('discount_minor') },
	item_quantity: { op: 'is', yes: 2, no: 3 },
	item_tax_percent: { op: 'is', yes: 7, no: 10, unknown: without('tax_rate_bp') },
	customer_known: {
		op: 'is',
		yes: true,
		no: false,
		unknown: { order: { customer_known: undefined, customer: undefined } as never }
	},
	customer_orders: { op: 'at_least', yes: 4, no: 5, unknown: stranger },
	customer_first_order: { op: 'is', yes: false, no: true, unknown: stranger },
	customer_spent: { op: 'at_least', yes: thb(900_000), no: thb(900_001), unknown: stranger },
	customer_since_days: { op: 'at_least', yes: 400, no: 401, unknown: stranger },
	customer_returns: { op: 'is', yes: 1, no: 2, days: 90 },
	customer_claims: { op: 'is', yes: 1, no: 2, days: 90, unknown: stranger },
	customer_kept: { op: 'is', yes: 1, no: 2, days: 90, unknown: stranger },
	customer_declined: { op: 'is', yes: 1, no: 2, days: 90, unknown: stranger },
	customer_return_percent: {
		op: 'at_least',
		yes: 25,
		no: 26,
		unknown: { order: { customer: { ...customer, pieces_bought: 0 } } }
	},
	reason: { op: 'is', yes: ['too_small'], no: ['changed_mind'], unknown: unasked },
	reason_fault: { op: 'is', yes: ['customer'], no: ['carrier'], unknown: unasked },
	reason_answer: { op: 'is', yes: ['item_torn'], no: ['box_dented'], unknown: unasked },
	photos: { op: 'at_least', yes: 1, no: 2, unknown: unasked },
	comment_given: { op: 'is', yes: true, no: false, unknown: unasked },
	outcome: { op: 'is', yes: ['refund'], no: ['store_credit'], unknown: unasked },
	method: { op: 'is', yes: ['drop_off'], no: ['own_carrier'], unknown: unasked },
	request_value: { op: 'at_least', yes: thb(50_000), no: thb(50_001), unknown: unasked },
	request_pieces: { op: 'is', yes: 1, no: 2, unknown: unasked },
	request_whole_order: { op: 'is', yes: false, no: true, unknown: unasked },
	request_whole_line: { op: 'is', yes: false, no: true, unknown: unasked },
	opened_by: { op: 'is', yes: ['agent'], no: ['customer'], unknown: unasked },
	today: { op: 'from', yes: '2026-11-21', no: '2026-11-22' },
	weekday: { op: 'is', yes: ['sat'], no: ['sun'] },
	holiday: { op: 'is', yes: false, no: true, unknown: unknownOrder('holidays') }
};

/** What a comparison needs to hold at all. */
const setting = (name: FieldName): Change => ({
	request: { opened_by: 'agent' },
	...(name === 'reason_answer' ? { item: { reason_code: 'damaged', answer_code: 'item_torn' } } : {})
});

describe('every field', () => {
	it('is there at least 45 times', () => expect(FIELD_NAMES.length).toBeGreaterThanOrEqual(45));

	test.each(FIELD_NAMES)('%s: holds, does not hold, nobody knows', (field) => {
		const { op, yes, no, unknown, days } = TWINS[field];
		const ask = (value: Value): Comparison => ({ field, op, value, ...(days ? { days } : {}) });
		expect(conditionSchema.parse(ask(yes))).toEqual(ask(yes));
		expect(answerTo(ask(yes), setting(field))).toBe(YES);
		expect(answerTo(ask(no), setting(field))).toBe(NO);
		if (unknown === undefined) return;
		const isOfRequest = fieldOf(field).stage === 'request';
		expect(answerTo(ask(yes), unknown)).toBe(isOfRequest ? MAYBE : NO);
		expect(answerTo({ not: ask(yes) }, unknown)).toBe(isOfRequest ? MAYBE : YES);
		const opposite = op === 'is' && Array.isArray(yes) ? 'is_not' : op === 'has' ? 'has_not' : null;
		if (opposite && !isOfRequest) expect(answerTo({ ...ask(yes), op: opposite }, unknown)).toBe(YES);
	});
});

it('several words: one of them is enough, or none may be there', () => {
	expect(answerTo({ field: 'item_tags', op: 'has_not', value: ['winter'] })).toBe(YES);
	expect(answerTo({ field: 'item_tags', op: 'has_not', value: ['winter', 'sale'] })).toBe(NO);
	expect(answerTo({ field: 'destination_country', op: 'is_not', value: ['TH'] })).toBe(NO);
});

it('a country can be of two regions at once', () => {
	const abroad: Change = { order: { ship_country: 'DE' } };
	for (const region of ['eu', 'eea', 'abroad']) {
		expect(answerTo({ field: 'destination_region', op: 'is', value: [region] }, abroad)).toBe(YES);
	}
	const norway: Change = { order: { ship_country: 'NO' } };
	expect(answerTo({ field: 'destination_region', op: 'is', value: ['eu'] }, norway)).toBe(NO);
});

it('without a number of days all of the past counts', () => {
	expect(answerTo({ field: 'customer_returns', op: 'is', value: 2 })).toBe(YES);
});

it('what is asked for a whole order takes every line', () => {
	const two: Change = { order: { lines: [line({ quantity: 2 }), line({ line_id: 'lin_2' })] } };
	const whole = { field: 'request_whole_line', op: 'is', value: true } as const;
	expect(answerTo(whole, { ...two, item: { quantity: 2 } })).toBe(YES);
	expect(answerTo({ ...whole, field: 'request_whole_order' }, { ...two, item: { quantity: 2 } })).toBe(NO);
});

it('several payments are all asked', () => {
	const paid: Change = { order: { payments: [payment(), payment({ provider: 'other', disputed: true })] } };
	expect(answerTo({ field: 'paid_by', op: 'has', value: ['other'] }, paid)).toBe(YES);
	expect(answerTo({ field: 'payment_disputed', op: 'is', value: true }, paid)).toBe(YES);
});
