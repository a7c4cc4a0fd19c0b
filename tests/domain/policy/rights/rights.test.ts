import { describe, expect, it, test } from 'vitest';
import { lineVerdict } from '#lib/domain/policy/line-verdict.ts';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import { rightsOf } from '#lib/domain/policy/rights/of-order.ts';
import { CONFORMITIES, EEA, EU, WITHDRAWALS } from '#lib/domain/policy/rights/rights.ts';
import type { LineFacts, OrderFacts, PolicyRules, RequestedItem } from '#lib/domain/policy/types.ts';
import { DAY, endOfWindow } from '#lib/domain/time.ts';
import { traceWords } from '#lib/i18n/trace.ts';
import { ALWAYS, ruleOf } from '../language/rule-facts.ts';
import {
	damaged,
	item,
	line,
	NOW,
	order,
	policy,
	reasons,
	refusalOf,
	request,
	rules,
	valueOf,
	ZONE
} from '../../support/facts.ts';

const NO = { en: 'Never', th: 'ไม่รับคืน' };
const sent = (country: string, ago: number, change: Partial<LineFacts> = {}): OrderFacts => {
	const at = NOW - ago * DAY;
	return order({
		ship_country: country,
		placed_at: at - 4 * DAY,
		shipping_minor: 8_000,
		lines: [line({ parcels: [{ quantity: 1, shipped_at: at - 2 * DAY, delivered_at: at }], ...change })]
	});
};
const asked = (change: Partial<PolicyRules>, of: OrderFacts, one: RequestedItem = item()) =>
	planReturn(policy(change), reasons, of, request([one]), NOW);

describe('the list of rights', () => {
	test.each([...WITHDRAWALS, ...CONFORMITIES])('$code is dated and has its source', (right) => {
		expect(right.source.url).toMatch(/^https:\/\/(eur-lex\.europa\.eu|www\.legislation\.gov\.uk)\//);
		expect(Date.parse(right.checked_on)).toBeGreaterThan(Date.parse(right.since));
		expect(right.countries.every((country) => /^[A-Z]{2}$/.test(country))).toBe(true);
	});

	it('knows the members, and that Thailand leaves it to the shop', () => {
		expect([EU.length, EEA.length]).toEqual([27, 30]);
		const paid = { placed_at: NOW, payments: [] };
		const nothing = { withdrawal: null, conformity: null, cod_claim: null };
		expect(rightsOf({ ...paid, ship_country: 'TH' })).toEqual(nothing);
		expect(rightsOf({ ...paid, ship_country: 'GB' }).conformity?.days).toBe(2_190);
	});

	it('holds for orders since its day, not before', () => {
		const on = (date: string) => rightsOf({ ship_country: 'DE', placed_at: Date.parse(date), payments: [] });
		expect(on('2014-06-12').withdrawal).toBeNull();
		expect(on('2014-06-13').withdrawal?.days).toBe(14);
		expect(on('2021-12-31').conformity).toBeNull();
	});
});

describe('a withdrawal', () => {
	const refuse = { rules: [ruleOf(ALWAYS, [{ do: 'refuse', words: NO }])] };

	it('stands against every no of the shop for 14 days, and not a day longer', () => {
		for (const change of [refuse, { excluded_categories: ['clothing'] }]) {
			expect(asked(change, sent('DE', 14)).ok).toBe(true);
			expect(asked(change, sent('DE', 15)).ok).toBe(false);
			expect(asked(change, sent('TH', 1)).ok).toBe(false);
		}
		expect(asked({}, sent('DE', 3, { final_sale: true })).ok).toBe(true);
		expect(refusalOf(asked({}, sent('DE', 20, { final_sale: true })))).toBe('final_sale');
	});

	it('leaves out what the law leaves out, and what the shop names beside it', () => {
		const made = sent('DE', 3, { category: 'made_to_order' });
		expect(refusalOf(asked({}, made))).toBe('category_not_returnable');
		const tailored = { excluded_categories: ['bespoke'] };
		const suit = sent('DE', 3, { category: 'bespoke' });
		expect(asked(tailored, suit).ok).toBe(true);
		expect(refusalOf(asked({ ...tailored, exempt_categories: ['bespoke'] }, suit))).toBe(
			'category_not_returnable'
		);
	});

	it('keeps nothing of the goods, asks for no proof and pays back in money', () => {
		const hard = ruleOf(ALWAYS, [
			{ do: 'restocking_fee', basis_points: 5_000 },
			{ do: 'piece_fee', amounts: { THB: 9_000 } },
			{ do: 'require_photos', photos: 5 },
			{ do: 'require_comment' },
			{ do: 'offer', outcomes: ['store_credit'] },
			{ do: 'refund_delivery', share: 'none' },
			{ do: 'window', days: 1, from: 'placed' },
			{ do: 'limit_pieces', pieces: 0 }
		]);
		const plan = valueOf(asked({ rules: [hard] }, sent('DE', 5)));
		expect(plan.items[0]).toMatchObject({ basis: 'withdrawal', restocking_fee_minor: 0 });
		expect(plan.shipping_minor).toBe(8_000);
		expect(plan.return_shipping_fee_minor).toBe(6_000);
		const step = plan.trace.find((one) => one.rule === 'restocking_fee');
		expect(step?.by).toEqual({ right: 'eu_withdrawal' });
		expect(step && traceWords('en', step, 'agent', { currency: 'THB' })).toMatch(/ · by law$/);
		const [seen] = sent('DE', 5).lines.map((one) =>
			lineVerdict(rules({ rules: [hard] }), sent('DE', 5), one, NOW)
		);
		expect(seen).toMatchObject({ returnable_quantity: 1, return_by: endOfWindow(NOW - 5 * DAY, 14, ZONE) });
	});

	it('is no more than goodwill once its days are over', () => {
		expect(valueOf(asked({}, sent('DE', 20))).items[0]?.basis).toBe('goodwill');
	});

	it('of goods without news counts from no earlier day than the settings say', () => {
		const lost = sent('DE', 0, {
			parcels: [{ quantity: 1, shipped_at: NOW - 20 * DAY, delivered_at: null }]
		});
		const short = {
			rules: [
				ruleOf(ALWAYS, [
					{ do: 'delivery_buffer', days: 0 },
					{ do: 'window', days: 0, from: 'shipped' }
				])
			]
		};
		expect(asked(short, lost).ok).toBe(true);
		const slow = { rules: [ruleOf(ALWAYS, [{ do: 'delivery_buffer', days: 90 }])] };
		expect(asked(slow, lost).ok).toBe(true);
	});
});

describe('a defect', () => {
	it('is heard for as long as the law says, whatever a rule does', () => {
		const short = {
			rules: [
				ruleOf(ALWAYS, [
					{ do: 'defect_window', days: 1 },
					{ do: 'refuse', words: NO }
				])
			]
		};
		const late = valueOf(asked(short, sent('DE', 400), damaged()));
		expect(late).toMatchObject({ verdict: 'review', items: [{ basis: 'defect', restocking_fee_minor: 0 }] });
		expect(refusalOf(asked(short, sent('TH', 400), damaged()))).toBe('window_closed');
	});

	it('is paid back in money where the law says so', () => {
		const credit = { rules: [ruleOf(ALWAYS, [{ do: 'offer', outcomes: ['store_credit'] }])] };
		expect(asked(credit, sent('GB', 3), damaged()).ok).toBe(true);
		expect(refusalOf(asked(credit, sent('TH', 3), damaged()))).toBe('outcome_not_offered');
	});
});
