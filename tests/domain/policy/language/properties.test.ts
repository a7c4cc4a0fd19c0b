import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineVerdict } from '#lib/domain/policy/line-verdict.ts';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import type { LineFacts, OrderFacts, PolicyRules, ReturnPlan } from '#lib/domain/policy/types.ts';
import type { Result } from '#lib/domain/result.ts';
import { NOW, policy, reasons, request, rules } from '../../support/facts.ts';
import { anyItem, anyOrder, anyRules } from './any-policy.ts';
import { NEVER, ruleOf } from './rule-facts.ts';

const planUnder = (
	change: Partial<PolicyRules>,
	order: OrderFacts,
	item: Parameters<typeof request>[0][number]
): Result<ReturnPlan> => planReturn(policy(change), reasons, order, request([item]), NOW);

/** A plan without what only tells how it came about. */
const decision = (plan: Result<ReturnPlan>): unknown => {
	if (!plan.ok) return plan.refusal.reason;
	const { tried: _tried, trace: _trace, later: _later, ...rest } = plan.value;
	return rest;
};
const runs = { numRuns: 300 };

it('a rule that never fits changes nothing, wherever it stands', () => {
	const idle = ruleOf(NEVER, [{ do: 'refuse', words: { en: 'No', th: 'ไม่' } }, { do: 'approve' }]);
	fc.assert(
		fc.property(anyRules, anyOrder, anyItem, fc.nat(6), (list, order, item, at) => {
			const more = [...list.slice(0, at), idle, ...list.slice(at)];
			expect(decision(planUnder({ rules: more }, order, item))).toEqual(
				decision(planUnder({ rules: list }, order, item))
			);
		}),
		runs
	);
});

it('a rule that is switched off is as good as gone', () => {
	fc.assert(
		fc.property(anyRules, anyOrder, anyItem, (list, order, item) => {
			const on = list.filter((rule) => rule.enabled);
			expect(decision(planUnder({ rules: list }, order, item))).toEqual(
				decision(planUnder({ rules: on }, order, item))
			);
		}),
		runs
	);
});

it('no rules are the same as none that were ever written', () => {
	fc.assert(
		fc.property(anyOrder, anyItem, (order, item) => {
			expect(planUnder({ rules: [] }, order, item)).toEqual(planUnder({}, order, item));
		}),
		runs
	);
});

it('facts may come in any order', () => {
	const turned = <T extends object>(of: T): T => Object.fromEntries(Object.entries(of).reverse()) as T;
	fc.assert(
		fc.property(anyRules, anyOrder, anyItem, (list, order, item) => {
			const other = turned({
				...order,
				lines: order.lines.map(turned),
				payments: order.payments.map(turned)
			});
			expect(planUnder({ rules: list }, other, turned(item))).toEqual(
				planUnder({ rules: list }, order, item)
			);
		}),
		runs
	);
});

it('rules never give more than was paid, nor less than nothing', () => {
	fc.assert(
		fc.property(anyRules, anyOrder, anyItem, (list, order, item) => {
			const plan = planUnder({ rules: list }, order, item);
			if (!plan.ok) return;
			const paid = order.lines.reduce((sum, one) => sum + one.paid_minor, order.shipping_minor);
			expect(plan.value.refund_minor + plan.value.store_credit_minor).toBeLessThanOrEqual(paid);
			expect(plan.value.refund_minor).toBeGreaterThanOrEqual(0);
			for (const one of plan.value.items)
				expect(one.restocking_fee_minor).toBeLessThanOrEqual(one.goods_minor);
		}),
		runs
	);
});

const LAWFUL = new Set(['DE', 'NO', 'GB']);
const settings = fc.record({
	windows: fc.constantFrom<PolicyRules['windows']>(
		[{ category: null, country: null, days: 0 }],
		[{ category: null, country: null, days: 30 }]
	),
	outcomes: fc.constantFrom<PolicyRules['outcomes']>(['store_credit'], ['refund', 'store_credit']),
	restocking_fees: fc.constantFrom<PolicyRules['restocking_fees']>(
		[],
		[{ category: null, basis_points: 2_500 }]
	),
	excluded_categories: fc.constantFrom<string[]>([], ['clothing', 'skincare']),
	refund_shipping: fc.constant({ merchant_fault: false, whole_order: false })
});

it('no policy takes a statutory withdrawal away', () => {
	let held = 0;
	fc.assert(
		fc.property(anyRules, settings, anyOrder, anyItem, (list, change, order, item) => {
			const [line] = order.lines as [LineFacts, ...LineFacts[]];
			const arrived = line.parcels[0]?.delivered_at ?? 0;
			const isTaste = item.reason_code === 'changed_mind' || item.reason_code === 'too_small';
			if (!LAWFUL.has(order.ship_country) || line.category === 'skincare' || !isTaste) return;
			if (NOW - arrived > 13 * 86_400_000) return;
			held++;
			const asked = { ...item, quantity: line.quantity, outcome: 'refund' as const };
			const plan = planUnder({ ...change, rules: list }, order, asked);
			const seen = lineVerdict(rules({ ...change, rules: list }), order, line, NOW);
			expect(seen.returnable_quantity).toBe(line.quantity);
			expect(seen.return_by).toBeGreaterThan(NOW);
			expect(plan).toMatchObject({ ok: true });
			if (!plan.ok) return;
			expect(plan.value.items[0]).toMatchObject({ basis: 'withdrawal', restocking_fee_minor: 0 });
			if (order.lines.length === 1) expect(plan.value.shipping_minor).toBe(order.shipping_minor);
		}),
		{ numRuns: 1_500 }
	);
	expect(held).toBeGreaterThan(100);
});

it('no policy refuses a defect within the time of the law', () => {
	fc.assert(
		fc.property(anyRules, settings, anyOrder, (list, change, order) => {
			if (!LAWFUL.has(order.ship_country)) return;
			const asked = {
				line_id: 'lin_1',
				quantity: 1,
				reason_code: 'damaged',
				answer_code: 'item_torn',
				comment: 'Torn at the seam',
				photos: 5,
				outcome: 'refund' as const
			};
			const plan = planUnder({ ...change, rules: list }, order, asked);
			expect(plan).toMatchObject({ ok: true });
			if (plan.ok) expect(plan.value.items[0]?.restocking_fee_minor).toBe(0);
		}),
		{ numRuns: 600 }
	);
});
