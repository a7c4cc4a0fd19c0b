import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import type { LineFacts } from '#lib/domain/policy/types.ts';
import { DAY } from '#lib/domain/time.ts';
import { withdrawalStanding, type WithdrawalFacts } from '#lib/domain/withdrawal/standing.ts';
import { ownReason, withdrawalOrder, withdrawalTerms } from '#lib/domain/withdrawal/terms.ts';
import { item, line, NOW, order, policy, reasonOf, reasons, request, rules } from '../support/facts.ts';

const german = (lines: LineFacts[] = [line()], over = {}) =>
	order({ ship_country: 'DE', lines, timezone: 'Asia/Bangkok', ...over });
const facts = (over: Partial<WithdrawalFacts> = {}): WithdrawalFacts => ({
	order: german(),
	countries: ['DE'],
	exempt_categories: ['food'],
	declared_before: false,
	pieces: null,
	in_words: false,
	declared_at: NOW,
	...over
});
const two = [line(), line({ line_id: 'lin_2', quantity: 3 })];

describe('a declaration', () => {
	test('in time about delivered goods needs nobody', () => {
		const standing = withdrawalStanding(facts({ order: german(two) }));
		expect(standing).toMatchObject({
			findings: [],
			pieces: [
				{ line_id: 'lin_1', quantity: 1 },
				{ line_id: 'lin_2', quantity: 3 }
			]
		});
		expect(standing.period_ends_at).toBe(Date.parse('2026-11-26T22:59:59.999Z'));
	});

	test('about some pieces is about those', () => {
		const pieces = [{ line_id: 'lin_2', quantity: 2 }];
		expect(withdrawalStanding(facts({ order: german(two), pieces }))).toMatchObject({ findings: [], pieces });
	});

	test('counts from the last parcel of the order', () => {
		const late = line({
			line_id: 'lin_2',
			parcels: [{ quantity: 1, shipped_at: NOW - 3 * DAY, delivered_at: NOW }]
		});
		const last = withdrawalStanding(facts({ order: german([line(), late]) })).period_ends_at;
		expect(last).toBe(Date.parse('2026-12-07T22:59:59.999Z'));
	});

	test.each<[string, Partial<WithdrawalFacts>, string[]]>([
		['one day late', { declared_at: Date.parse('2026-11-27T00:00:00Z') }, ['declared_late']],
		['to another country', { countries: ['FR'] }, ['country_not_covered']],
		['in words', { in_words: true }, ['pieces_in_words']],
		['a second time', { declared_before: true }, ['declared_again']],
		['of a cancelled order', { order: german([line()], { cancelled: true }) }, ['order_cancelled']],
		['of goods that came back', { order: german([line({ qty_returned: 1 })]) }, ['already_returned']],
		['of goods in a return', { order: german([line({ qty_return_open: 1 })]) }, ['return_open']],
		[
			'of goods on their way',
			{ order: german([line({ parcels: [{ quantity: 1, shipped_at: NOW - DAY, delivered_at: null }] })]) },
			['not_delivered']
		],
		['of food', { order: german([line({ category: 'food' })]) }, ['excluded_goods']]
	])('%s goes to a person', (_what, over, findings) => {
		expect(withdrawalStanding(facts(over))).toMatchObject({ findings, pieces: [] });
	});

	test('goes on with what nothing stands against', () => {
		const mixed = german([line({ category: 'food' }), line({ line_id: 'lin_2' })]);
		expect(withdrawalStanding(facts({ order: mixed }))).toMatchObject({
			findings: ['excluded_goods'],
			pieces: [{ line_id: 'lin_2', quantity: 1 }]
		});
	});

	test('on the last second is in time', () => {
		const end = withdrawalStanding(facts()).period_ends_at ?? 0;
		expect(withdrawalStanding(facts({ declared_at: end })).findings).toEqual([]);
		expect(withdrawalStanding(facts({ declared_at: end + 1 })).findings).toEqual(['declared_late']);
	});

	test('never comes to nothing without a word', () => {
		fc.assert(
			fc.property(
				fc.record({ quantity: fc.integer({ min: 1, max: 4 }), back: fc.nat(4), open: fc.nat(4) }),
				fc.boolean(),
				({ quantity, back, open }, came) => {
					const qty_returned = Math.min(back, quantity);
					const one = line({
						quantity,
						qty_returned,
						qty_return_open: Math.min(open, quantity - qty_returned),
						parcels: [{ quantity, shipped_at: NOW - DAY, delivered_at: came ? NOW - DAY : null }]
					});
					const { findings, pieces } = withdrawalStanding(facts({ order: german([one]) }));
					expect(findings.length + pieces.length).toBeGreaterThan(0);
				}
			),
			{ numRuns: 200 }
		);
	});
});

describe('the terms', () => {
	const strict = policy({
		restocking_fees: [{ category: null, basis_points: 2_000 }],
		refund_shipping: { merchant_fault: false, whole_order: false },
		return_shipping_fee: { THB: 6_000 },
		excluded_categories: ['clothing'],
		outcomes: ['store_credit'],
		auto_approve_limit: { THB: 1 }
	});
	const placed = german([line({ final_sale: true, quantity: 2, paid_minor: 100_000 })], {
		// A country that the shop added itself: here no other law stands behind the terms.
		ship_country: 'CH',
		shipping_minor: 10_000,
		shipping_tax_minor: 654
	});
	const plan = (quantity: number, told: boolean, standard = {}) => {
		const terms = withdrawalTerms(strict, told ? rules({ return_shipping_fee: { THB: 4_000 } }) : null);
		const facts = withdrawalOrder(placed, standard);
		const planned = planReturn(terms, [reasonOf('changed_mind')], facts, request([item({ quantity })]), NOW);
		if (!planned.ok) throw new Error(planned.refusal.reason);
		return planned.value;
	};

	test('take no restocking fee and give the delivery back with the whole order', () => {
		expect(plan(2, false)).toMatchObject({
			verdict: 'approve',
			restocking_fee_minor: 0,
			return_shipping_fee_minor: 0,
			shipping_minor: 10_000,
			total_minor: 110_000
		});
	});

	test('charge the way back only as far as the customer was told', () => {
		expect(plan(2, true)).toMatchObject({ return_shipping_fee_minor: 4_000, total_minor: 106_000 });
	});

	test('keep an express surplus where the standard price is known', () => {
		expect(plan(2, false, { THB: 4_000 })).toMatchObject({ shipping_minor: 4_000, total_minor: 104_000 });
		expect(plan(2, false, { EUR: 400 }).shipping_minor).toBe(10_000);
	});

	test('never bill the delivery of what stays', () => {
		expect(plan(1, false)).toMatchObject({ shipping_minor: 0, total_minor: 50_000 });
	});

	test('find a reason of the customer’s own, or none', () => {
		expect(ownReason(reasons)?.code).toBe('changed_mind');
		const others = reasons.filter((reason) => reason.fault !== 'customer');
		expect(ownReason(others)).toBeNull();
	});
});
