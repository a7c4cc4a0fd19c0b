import { describe, expect, test } from 'vitest';
import type { Action } from '#lib/domain/policy/language/actions.ts';
import type { Condition } from '#lib/domain/policy/language/conditions.ts';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import type { LineFacts, OrderFacts, PolicyRules, RequestedItem } from '#lib/domain/policy/types.ts';
import { DAY } from '#lib/domain/time.ts';
import { damaged, item, line, NOW, order, policy, reasons, request } from '../support/facts.ts';
import { ruleOf } from './language/rule-facts.ts';

const said = (en: string) => ({ en, th: `ไทย ${en}` });
const isIn = (...value: string[]): Condition => ({ field: 'item_category', op: 'is', value });
const rule = (when: Condition, ...then: Action[]) => ruleOf(when, then);

/** Whole policies as shops have them. */
const SHOPS: Record<string, Partial<PolicyRules>> = {
	plain: {},
	winter: {
		rules: [
			rule(
				{ field: 'order_placed_day', op: 'from', value: '2026-11-01' },
				{ do: 'extend_until', day: '2027-01-15' }
			),
			rule(isIn('lamps'), { do: 'refuse', words: said('Lamps stay') }),
			rule({ field: 'customer_orders', op: 'at_least', value: 5 }, { do: 'waive_fees' }, { do: 'accept' })
		]
	},
	strict: {
		rules: [
			rule(
				{ all: [isIn('clothing'), { field: 'item_discount_percent', op: 'at_least', value: 50 }] },
				{ do: 'offer', outcomes: ['store_credit'] },
				{ do: 'return_delivery_fee', amounts: { THB: 0 } }
			),
			rule(
				{ not: { field: 'reason_fault', op: 'is', value: ['merchant', 'carrier'] } },
				{ do: 'restocking_fee', basis_points: 2_000 }
			),
			rule(
				{ field: 'request_value', op: 'at_least', value: { THB: 50_000 } },
				{ do: 'ask_person', why: said('Look') }
			)
		]
	}
};

const at = (ago: number, change: Partial<LineFacts> = {}): Partial<OrderFacts> => ({
	placed_at: NOW - (ago + 3) * DAY,
	lines: [line({ parcels: [{ quantity: 1, shipped_at: null, delivered_at: NOW - ago * DAY }], ...change })]
});
const regular = {
	orders: 9,
	first_order: false,
	spent_minor: 1,
	since: 0,
	claim_times: [],
	kept_times: [],
	declined_times: [],
	pieces_bought: 9,
	pieces_returned: 0
};
const halved = { unit_price_minor: 200_000, discount_minor: 100_000 };
const credit = item({ outcome: 'store_credit' });

type Row = [shop: string, what: string, of: Partial<OrderFacts>, asks: RequestedItem, answer: string];
const TABLE: Row[] = [
	['plain', 'nine days after delivery', at(9), item(), 'approve 94000'],
	['plain', 'too late', at(31), item(), 'window_closed'],
	['plain', 'too late and broken', at(31), damaged(), 'review 100000 defect_outside_window'],
	['plain', 'as credit', at(9), credit, 'approve 98700'],
	['winter', 'bought before the season', at(31), item(), 'window_closed'],
	['winter', 'bought in it', at(9), item(), 'approve 94000'],
	['winter', 'a lamp', at(9, { category: 'lamps' }), item(), 'refused_by_rule'],
	[
		'winter',
		'a lamp of a regular: the first rule holds',
		{ ...at(9, { category: 'lamps' }), customer: regular },
		item(),
		'refused_by_rule'
	],
	['winter', 'a broken lamp', at(9, { category: 'lamps' }), damaged(), 'approve 100000'],
	[
		'winter',
		'a lamp in Germany',
		{ ...at(9, { category: 'lamps' }), ship_country: 'DE' },
		item(),
		'approve 94000'
	],
	[
		'winter',
		'final sale of a regular',
		{ ...at(9, { final_sale: true }), customer: regular },
		item(),
		'approve 100000'
	],
	['strict', 'at full price', at(9), item(), 'review 74000 asked_by_rule'],
	['strict', 'at half price', at(9, halved), item(), 'outcome_not_offered'],
	['strict', 'at half price as credit', at(9, halved), credit, 'review 84000 asked_by_rule'],
	[
		'strict',
		'at half price in Germany',
		{ ...at(9, halved), ship_country: 'DE' },
		item(),
		'review 100000 asked_by_rule'
	],
	['strict', 'broken', at(9), damaged(), 'review 100000 asked_by_rule'],
	['strict', 'cheap', at(9, { paid_minor: 40_000 }), item(), 'approve 26000']
];

describe('whole policies', () => {
	test.each(TABLE)('%s: %s', (shop, _what, of, asks, answer) => {
		const plan = planReturn(policy(SHOPS[shop]), reasons, order(of), request([asks]), NOW);
		const told = plan.ok
			? [plan.value.verdict, plan.value.total_minor, ...plan.value.review_reasons].join(' ')
			: plan.refusal.reason;
		expect(told).toBe(answer);
	});
});
