import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { claimableUntil, reasonsOffered } from '#lib/domain/cod-claim/offered.ts';
import { factsOfOrder, type OrderRows } from '#lib/domain/order/facts.ts';
import { lineVerdict } from '#lib/domain/policy/line-verdict.ts';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import { rightsOf } from '#lib/domain/policy/rights/of-order.ts';
import { COD_CLAIMS } from '#lib/domain/policy/rights/rights.ts';
import type { OrderFacts, PolicyRules, RequestedItem } from '#lib/domain/policy/types.ts';
import { DAY, endOfWindow } from '#lib/domain/time.ts';
import { traceWords } from '#lib/i18n/trace.ts';
import { ALWAYS, ruleOf } from '../policy/language/rule-facts.ts';
import { anyOrder, anyRules } from '../policy/language/any-policy.ts';
import {
	damaged,
	item,
	line,
	NOW,
	order,
	payment,
	policy,
	reasons,
	refusalOf,
	request,
	rules,
	valueOf,
	ZONE
} from '../support/facts.ts';

const cash = payment({ provider: 'cash_on_delivery', method: 'cash_on_delivery' });
const WORDS = { en: 'No', th: 'ไม่' };
/** The settings that leave a buyer the least. */
const HARD: Partial<PolicyRules> = {
	windows: [{ category: null, country: null, days: 0 }],
	defect_days: 0,
	outcomes: ['store_credit'],
	refund_shipping: { merchant_fault: false, whole_order: false },
	restocking_fees: [{ category: null, basis_points: 5_000 }],
	excluded_categories: ['clothing']
};
const bought = (delivered_at: number, change: Partial<OrderFacts> = {}): OrderFacts =>
	order({
		payments: [cash],
		shipping_minor: 6_000,
		placed_at: delivered_at - 3 * DAY,
		lines: [line({ parcels: [{ quantity: 1, shipped_at: delivered_at - DAY, delivered_at }] })],
		...change
	});
const asked = (change: Partial<PolicyRules>, of: OrderFacts, one: RequestedItem = damaged(), now = NOW) =>
	planReturn(policy(change), reasons, of, request([one]), now);

describe('the right', () => {
	test.each(COD_CLAIMS)('$code is dated and has its source', (right) => {
		expect(right.source.url).toMatch(/^https:\/\//);
		expect(Date.parse(right.checked_on)).toBeGreaterThan(Date.parse(right.since));
	});

	it('is for orders to Thailand that are paid at the door, since its day', () => {
		const of = (change: Partial<OrderFacts>) => rightsOf(bought(NOW, change)).cod_claim?.code ?? null;
		expect(of({})).toBe('th_cod_claim');
		expect(of({ payments: [payment()] })).toBeNull();
		expect(of({ payments: [payment(), cash] })).toBe('th_cod_claim');
		expect(of({ ship_country: 'JP' })).toBeNull();
		expect(of({ placed_at: Date.parse('2024-10-03') })).toBe('th_cod_claim');
		expect(of({ placed_at: Date.parse('2024-10-03') - 1 })).toBeNull();
	});

	it('asks who paid at the door, and nobody else, whether they ordered it', () => {
		const codes = (of: OrderFacts) => reasonsOffered(reasons, of).map((reason) => reason.code);
		expect(codes(bought(NOW))).toContain('not_ordered');
		expect(codes(order())).not.toContain('not_ordered');
		expect(codes(order())).toHaveLength(reasons.length - 3);
	});
});

describe('its clocks', () => {
	// 17 November, 23:30 in Bangkok: the last day is the 22nd, to its last millisecond.
	const delivered = Date.UTC(2026, 10, 17, 16, 30);
	const last = Date.UTC(2026, 10, 22, 17) - 1;

	it('end with the fifth local day, and not a millisecond later', () => {
		expect(endOfWindow(delivered, 5, ZONE)).toBe(last);
		expect(asked(HARD, bought(delivered), damaged(), last)).toMatchObject({
			ok: true,
			value: { cod_claim: { right: 'th_cod_claim', until: last } }
		});
		expect(refusalOf(asked(HARD, bought(delivered), damaged(), last + 1))).toBe('window_closed');
		const late = valueOf(asked({}, bought(delivered), damaged(), last + 1));
		expect(late.cod_claim).toBeUndefined();
		expect(late.items[0]?.basis).toBe('defect');
		expect(claimableUntil(rules(), bought(delivered), last)).toBe(last);
		expect(claimableUntil(rules(), bought(delivered), last + 1)).toBeNull();
	});

	it('give five days to fetch the goods and fifteen to pay, and tell no later day', () => {
		const slow = { keep_item_limit: {}, ship_by_days: 30, bank_days: { from: 20, to: 40 } };
		const plan = valueOf(asked(slow, bought(NOW - DAY)));
		expect(plan.cod_claim).toMatchObject({
			collect_by: endOfWindow(NOW, 5, ZONE),
			refund_by: endOfWindow(NOW, 15, ZONE)
		});
		expect(plan.ship_by).toBeNull();
		expect(Math.max(...Object.values(plan.expected).map((at) => at ?? 0))).toBe(plan.cod_claim?.refund_by);
	});

	it('know nothing to fetch where the goods stay', () => {
		const plan = valueOf(asked({ keep_item_limit: { THB: 100_000 } }, bought(NOW - DAY)));
		expect(plan.items[0]?.goods_required).toBe(false);
		expect(plan.cod_claim?.collect_by).toBeNull();
	});

	it('end with the first parcel of those that can still be claimed', () => {
		const at = [NOW - 4 * DAY, NOW - DAY] as const;
		const parcels = at.map((delivered_at) => ({ quantity: 1, shipped_at: delivered_at - DAY, delivered_at }));
		const of = bought(NOW, { lines: [line({ quantity: 2, parcels })] });
		expect(claimableUntil(rules(), of, NOW)).toBe(endOfWindow(at[0], 5, ZONE));
	});
});

describe('a claim', () => {
	it('gives back all that was paid, delivery included, in money, and takes no fee', () => {
		const plan = valueOf(asked(HARD, bought(NOW - DAY)));
		expect(plan).toMatchObject({
			refund_minor: 106_000,
			restocking_fee_minor: 0,
			return_shipping_fee_minor: 0
		});
		expect(plan.review_reasons).toEqual([]);
		expect(plan.items[0]?.basis).toBe('cod_claim');
		const refuse = [ruleOf(ALWAYS, [{ do: 'refuse', words: WORDS }])];
		expect(asked({ ...HARD, rules: refuse }, bought(NOW - DAY)).ok).toBe(true);
	});

	it('needs no words and no more photos than its reason', () => {
		const demands = [ruleOf(ALWAYS, [{ do: 'require_photos', photos: 5 }, { do: 'require_comment' }])];
		expect(asked({ rules: demands }, bought(NOW - DAY)).ok).toBe(true);
		expect(refusalOf(asked({ rules: demands }, bought(NOW - DAY), damaged({ photos: 0 })))).toBe(
			'photo_required'
		);
		const card = bought(NOW - DAY, { payments: [payment()] });
		expect(refusalOf(asked({ rules: demands }, card))).toBe('photo_required');
		expect(asked({ rules: demands }, bought(NOW - DAY), item({ reason_code: 'not_ordered' })).ok).toBe(true);
	});

	it('gives back its share of the delivery where other goods stay', () => {
		const parcels = [{ quantity: 1, shipped_at: NOW - 2 * DAY, delivered_at: NOW - DAY }];
		const lines = [line({ parcels }), line({ line_id: 'lin_2', parcels })];
		const plan = valueOf(asked(HARD, bought(NOW - DAY, { lines })));
		expect(plan).toMatchObject({ shipping_minor: 3_000, refund_minor: 103_000 });
	});

	it('is paid back to each payment that paid, the cash by hand', () => {
		const payments = [payment({ captured_minor: 30_000 }), { ...cash, payment_id: 'pay_2' }];
		const plan = valueOf(asked({}, bought(NOW - DAY, { payments })));
		expect(plan.payments).toEqual([
			{ payment_id: 'pay_1', amount_minor: 30_000, by_hand: false },
			{ payment_id: 'pay_2', amount_minor: 76_000, by_hand: true }
		]);
	});

	it('is for a fault alone: a change of mind is the shop’s own word', () => {
		const plan = valueOf(asked({}, bought(NOW - DAY), item()));
		expect(plan.cod_claim).toBeUndefined();
		expect(plan.items[0]?.basis).toBe('goodwill');
	});

	it('says what it stands on in both languages, to customer and staff', () => {
		const step = valueOf(asked({}, bought(NOW - DAY))).trace.find(({ rule }) => rule === 'cod_claim')!;
		const told = (locale: 'en' | 'th', who: 'customer' | 'agent') =>
			traceWords(locale, step, who, { timezone: ZONE, currency: 'THB' }) ?? '';
		expect(told('en', 'agent')).toMatch(/Legal basis: cash-on-delivery claim, until .*25.*23:59.*by law/);
		expect(told('th', 'agent')).toContain('เก็บเงินปลายทาง');
		expect(told('en', 'customer')).toContain('free of charge');
		expect(told('th', 'customer')).toContain('รับของฟรี');
	});

	it('is taken away by no policy', () => {
		let held = 0;
		fc.assert(
			fc.property(anyRules, fc.boolean(), anyOrder, (list, hard, of) => {
				const arrived = of.lines[0]?.parcels[0]?.delivered_at ?? 0;
				if (NOW > endOfWindow(arrived, 5, ZONE)) return;
				held++;
				const there = { ...of, ship_country: 'TH', payments: [cash] };
				const whole = there.lines.length === 1;
				const quantity = there.lines[0]?.quantity ?? 1;
				const plan = asked({ ...(hard ? HARD : {}), rules: list }, there, damaged({ quantity }));
				const value = valueOf(plan);
				expect(value.cod_claim?.until).toBe(endOfWindow(arrived, 5, ZONE));
				const paid = there.lines[0]?.paid_minor ?? 0;
				expect(value.refund_minor).toBeGreaterThanOrEqual(paid + (whole ? there.shipping_minor : 0));
				expect(value.ship_by).toBeNull();
			}),
			{ numRuns: 1_000 }
		);
		expect(held).toBeGreaterThan(50);
	});
});

describe('a parcel that is refused at the door', () => {
	const rows = (refused_at: number | null, state: 'shipped' | 'delivered' = 'shipped'): OrderRows => ({
		order: { ...order(), id: 'ord_1', prices_include_tax: 1, cancelled_at: null },
		lines: [{ ...line(), id: 'lin_1', final_sale: 0, options: '[]', tags: '[]' }],
		fulfilments: [
			{
				id: 'ful_1',
				state,
				tracking_number: 'SP1',
				shipped_at: NOW - 60 * DAY,
				delivered_at: state === 'delivered' ? NOW - DAY : null,
				refused_at
			}
		],
		fulfilment_lines: [{ fulfilment_id: 'ful_1', order_line_id: 'lin_1', quantity: 1 }],
		payments: [],
		refunded_shipping_minor: 0,
		timezone: ZONE,
		customer_return_times: []
	});
	const verdict = (of: OrderFacts) => lineVerdict(rules(), of, of.lines[0]!, NOW);

	it('holds nothing that could come back, for whatever reason', () => {
		const refused = factsOfOrder(rows(NOW - 55 * DAY));
		expect(refused.lines[0]).toMatchObject({ qty_refused: 1, parcels: [] });
		expect(verdict(refused)).toMatchObject({
			refusal: { reason: 'refused_at_door' },
			defect_possible: false
		});
		expect(refusalOf(asked({}, refused))).toBe('refused_at_door');
		expect(verdict(factsOfOrder(rows(null))).refusal?.reason).toBe('window_closed');
	});

	it('counts as taken when a second try brought it home', () => {
		const taken = factsOfOrder(rows(NOW - 3 * DAY, 'delivered'));
		expect(taken.lines[0]).not.toHaveProperty('qty_refused');
		expect(verdict(taken).refusal).toBeNull();
	});

	it('leaves the rest of the line as it is', () => {
		const parcels = [{ quantity: 1, shipped_at: NOW - 3 * DAY, delivered_at: NOW - DAY }];
		const half = line({ quantity: 2, qty_refused: 1, parcels });
		expect(verdict(bought(NOW, { lines: [half] }))).toMatchObject({ refusal: null, returnable_quantity: 1 });
	});
});
