import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import type { Condition } from '#lib/domain/policy/language/conditions.ts';
import { YES } from '#lib/domain/policy/language/answer.ts';
import { compileCondition } from '#lib/domain/policy/language/compile-condition.ts';
import { requestFacts } from '#lib/domain/policy/language/rule-case.ts';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import type { Place } from '#lib/domain/policy/public/plain-order.ts';
import { publicTerms, type Conditions, type PublicTerms } from '#lib/domain/policy/public/public-terms.ts';
import { rulesOfPlace } from '#lib/domain/policy/public/rules-of-place.ts';
import type {
	OrderFacts,
	PolicyRules,
	RequestedItem,
	ReturnPlan,
	ReturnRequest
} from '#lib/domain/policy/types.ts';
import type { Result } from '#lib/domain/result.ts';
import { DAY, endOfWindow } from '#lib/domain/time.ts';
import {
	item,
	line,
	NOW,
	order,
	payment,
	policy,
	reasonOf,
	reasons,
	rules,
	ZONE
} from '../../support/facts.ts';
import { anyItem, anyOrder, anyRules } from '../language/any-policy.ts';

const ofPlace = fc.constantFrom<Condition>(
	{ field: 'destination_country', op: 'is', value: ['DE', 'US'] },
	{ field: 'destination_country', op: 'is_not', value: ['TH'] },
	{ field: 'destination_region', op: 'has', value: ['abroad'] },
	{ field: 'item_category', op: 'is', value: ['furniture', 'linen'] },
	{ field: 'item_category', op: 'starts_with', value: ['cloth'] },
	{ field: 'order_currency', op: 'is', value: ['USD'] },
	{ field: 'order_value', op: 'at_least', value: { USD: 1 } },
	{ field: 'reason_fault', op: 'is', value: ['customer'] },
	{ field: 'reason_fault', op: 'is_not', value: ['carrier'] },
	{ cel: 'destination_country == "DE" || item_category == "furniture"' }
);

/** Rules as nobody would write them, of which many ask where something went and what it is. */
const manyRules: fc.Arbitrary<Rule[]> = anyRules.chain((list) =>
	fc
		.array(fc.tuple(ofPlace, fc.constantFrom('as it is', 'and', 'or', 'alone', 'not')), {
			minLength: list.length,
			maxLength: list.length
		})
		.map((more) =>
			list.map((rule, index) => {
				const [asked, how] = more[index] as (typeof more)[number];
				const when: Condition =
					how === 'as it is'
						? rule.when
						: how === 'and'
							? { all: [asked, rule.when] }
							: how === 'or'
								? { any: [rule.when, asked] }
								: how === 'alone'
									? asked
									: { not: { all: [asked, rule.when] } };
				return { ...rule, when };
			})
		)
);

const settings: fc.Arbitrary<Partial<PolicyRules>> = fc.record({
	windows: fc.constantFrom<PolicyRules['windows']>(
		[{ category: null, country: null, days: 0 }],
		[
			{ category: null, country: null, days: 30 },
			{ category: 'furniture', country: 'DE', days: 7 },
			{ category: null, country: 'US', days: 45 }
		]
	),
	outcomes: fc.constantFrom<PolicyRules['outcomes']>(
		['store_credit'],
		['refund', 'store_credit'],
		['refund']
	),
	restocking_fees: fc.constantFrom<PolicyRules['restocking_fees']>(
		[],
		[
			{ category: null, basis_points: 2_500 },
			{ category: 'furniture', basis_points: 1_000 }
		]
	),
	excluded_categories: fc.constantFrom<string[]>([], ['clothing', 'skincare']),
	exempt_categories: fc.constantFrom<string[]>([], ['furniture']),
	refund_shipping: fc.record({ merchant_fault: fc.boolean(), whole_order: fc.boolean() }),
	methods: fc.constantFrom<PolicyRules['methods']>(['drop_off', 'own_carrier'], ['own_carrier']),
	defect_days: fc.constantFrom(10, 730)
});

const placeOf = (of: OrderFacts): Place => ({
	country: of.ship_country,
	category: of.lines[0]?.category ?? '',
	currency: of.currency,
	home_country: of.home_country,
	timezone: of.timezone
});

/** A plan without what only tells how it came about. */
const decision = (plan: Result<ReturnPlan>): unknown => {
	if (!plan.ok) return plan.refusal.reason;
	const { tried: _tried, trace: _trace, later: _later, ...rest } = plan.value;
	return rest;
};

const atHome = (of: OrderFacts): OrderFacts => ({ ...of, home_country: 'TH' });

it('the rules of a place decide every order of the place as the whole list does', () => {
	fc.assert(
		fc.property(manyRules, settings, anyOrder, anyItem, (list, change, given, asked) => {
			const of = atHome(given);
			const left = rulesOfPlace(list, placeOf(of)).all;
			const under = (own: Rule[]) =>
				decision(
					planReturn(
						policy({ ...change, rules: own }),
						reasons,
						of,
						{ items: [asked], method: 'own_carrier' },
						NOW
					)
				);
			expect(under(left)).toEqual(under(list));
		}),
		{ numRuns: 600 }
	);
});

const TASTE = 'changed_mind';
const DAMAGED = 'damaged';

/** Ordered, sent and delivered on days of their own; asked for whole. */
const plainOrder = (of: { country: string; category: string; sent: number; ago: number }): OrderFacts => {
	const delivered_at = NOW - of.ago * DAY;
	const shipped_at = delivered_at - of.sent * DAY;
	return order({
		home_country: 'TH',
		ship_country: of.country,
		placed_at: shipped_at - DAY,
		shipping_minor: 9_000,
		payments: [payment({ captured_minor: 109_000 })],
		lines: [line({ category: of.category, parcels: [{ quantity: 1, shipped_at, delivered_at }] })]
	});
};
const anyPlain = fc
	.record({
		country: fc.constantFrom('DE', 'GB', 'TH', 'US'),
		category: fc.constantFrom('clothing', 'furniture', 'skincare', 'plain'),
		sent: fc.integer({ min: 0, max: 4 }),
		ago: fc.integer({ min: 0, max: 62 })
	})
	.map(plainOrder);

const askedFor = (of: RequestedItem, method: ReturnRequest['method'] = 'own_carrier'): ReturnRequest => ({
	items: [of],
	method
});

/** True when something that the page tells as an exception fits this very request. */
function isException(terms: PublicTerms, of: OrderFacts, asked: ReturnRequest): boolean {
	const [wanted] = asked.items;
	const [piece] = of.lines;
	if (!wanted || !piece) throw new Error('a plain order has a line');
	const request = requestFacts(of, asked.items, asked.method, asked.opened_by);
	return terms.exceptions.some(
		(rule) =>
			compileCondition(rule.when).test({
				order: of,
				line: piece,
				now: NOW,
				asked: { item: wanted, reason: reasonOf(wanted.reason_code), request },
				missed: null
			}) === YES
	);
}

/** When the window that the page tells ends for this order. */
function endOf(
	{ days, from, least_days, until }: PublicTerms['taste']['phases'][number]['open_for'],
	of: OrderFacts
): number {
	const [parcel] = of.lines[0]?.parcels ?? [];
	const start = { placed: of.placed_at, shipped: parcel?.shipped_at, delivered: parcel?.delivered_at }[from];
	const last = until === null ? 0 : endOfWindow(Date.parse(until), 0, 'UTC') - 7 * 3_600_000;
	const least = least_days === null ? 0 : endOfWindow(parcel?.delivered_at ?? 0, least_days, ZONE);
	return Math.max(endOfWindow(start ?? 0, days, ZONE), least, last);
}

function expectFigures(
	told: Conditions,
	of: OrderFacts,
	under: (asked: ReturnRequest) => Result<ReturnPlan> | null,
	wanted: RequestedItem
): void {
	for (const outcome of ['refund', 'store_credit'] as const) {
		const plan = under(askedFor({ ...wanted, outcome }, told.methods[0]));
		if (plan === null) continue;
		if (!told.outcomes.includes(outcome)) {
			expect(plan).toMatchObject({ ok: false, refusal: { reason: 'outcome_not_offered' } });
			continue;
		}
		if (!plan.ok) throw new Error(`the page says yes, the portal ${plan.refusal.reason}`);
		const { value } = plan;
		const share = (minor: number, points: number) => Math.floor((minor * points) / 10_000 + 0.5);
		const kept = told.keep_up_to_minor >= 100_000;
		expect(value.method).toBe(kept ? 'keep' : told.methods[0]);
		expect(value.restocking_fee_minor).toBe(
			Math.min(
				share(100_000, told.restocking_basis_points) + told.piece_fee_minor,
				100_000,
				share(100_000, told.fee_cap_basis_points)
			)
		);
		expect(value.shipping_minor).toBe(told.delivery === 'none' ? 0 : of.shipping_minor);
		const left = value.goods_minor + value.shipping_minor - value.restocking_fee_minor;
		expect(value.return_shipping_fee_minor).toBe(kept ? 0 : Math.min(told.return_fee_minor, left));
		expect(value.bonus_minor).toBe(
			outcome === 'store_credit' && value.store_credit_minor > 0
				? share(value.store_credit_minor, told.bonus_basis_points) + told.bonus_minor
				: 0
		);
		for (const method of ['drop_off', 'own_carrier'] as const) {
			const sent = under(askedFor({ ...wanted, outcome }, method));
			if (sent === null || kept) continue;
			expect(sent.ok ? 'accepted' : sent.refusal.reason).toBe(
				told.methods.includes(method) ? 'accepted' : 'method_not_offered'
			);
		}
	}
}

it('a change of mind is answered as the page says, to the last day and not a day longer', () => {
	let held = 0;
	fc.assert(
		fc.property(manyRules, settings, anyPlain, (list, change, of) => {
			const own = rules({ ...change, rules: list });
			const terms = publicTerms(own, reasons, placeOf(of), NOW);
			const { phases, refusal } = terms.taste;
			const last = phases.at(-1)?.conditions;
			const wanted = item({ reason_code: TASTE, photos: 9, comment: 'Some words' });
			const under = (asked: ReturnRequest) =>
				isException(terms, of, asked) ? null : planReturn(policy(own), reasons, of, asked, NOW);
			const phase = phases.find(({ open_for }) => NOW <= endOf(open_for, of));
			if (phase) {
				held++;
				expectFigures(phase.conditions, of, under, wanted);
				return;
			}
			const plan = under(askedFor({ ...wanted, outcome: last?.outcomes[0] ?? 'refund' }, last?.methods[0]));
			if (plan === null) return;
			held++;
			// Where two things stand against it, the portal tells one.
			const told = [refusal?.reason, 'window_closed'];
			expect(told).toContain(plan.ok ? 'accepted' : plan.refusal.reason);
		}),
		{ numRuns: 1_200 }
	);
	expect(held).toBeGreaterThan(400);
});

it('a fault is answered as the page says, as long as it may be told', () => {
	let held = 0;
	fc.assert(
		fc.property(manyRules, settings, anyPlain, (list, change, of) => {
			const own = rules({ ...change, rules: list });
			const terms = publicTerms(own, reasons, placeOf(of), NOW);
			const told = terms.faults.find((each) => each.of.includes(reasonOf(DAMAGED).fault));
			if (!told) throw new Error('nothing is said of a carrier');
			const wanted = item({ reason_code: DAMAGED, answer_code: 'item_torn', photos: 9, comment: 'Torn' });
			const under = (asked: ReturnRequest) =>
				isException(terms, of, asked) ? null : planReturn(policy(own), reasons, of, asked, NOW);
			if (NOW <= endOfWindow(of.lines[0]?.parcels[0]?.delivered_at ?? 0, told.days, ZONE)) {
				held++;
				expectFigures(told.conditions, of, under, wanted);
				return;
			}
			const plan = under(
				askedFor({ ...wanted, outcome: told.conditions.outcomes[0] ?? 'refund' }, told.conditions.methods[0])
			);
			if (plan === null || plan.ok) return;
			held++;
			expect(plan.refusal.reason).toBe('window_closed');
		}),
		{ numRuns: 600 }
	);
	expect(held).toBeGreaterThan(200);
});
