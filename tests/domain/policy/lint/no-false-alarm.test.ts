import { expect, it } from 'vitest';
import { ANSWERS, type ActionKind } from '#lib/domain/policy/language/actions.ts';
import { YES } from '#lib/domain/policy/language/answer.ts';
import { compileCondition } from '#lib/domain/policy/language/compile-condition.ts';
import { compiled, termsFor } from '#lib/domain/policy/language/compile.ts';
import type { Comparison, Condition } from '#lib/domain/policy/language/conditions.ts';
import { requestFacts, type RuleCase } from '#lib/domain/policy/language/rule-case.ts';
import type { LintContext } from '#lib/domain/policy/lint/findings.ts';
import { lintPolicy, mayPublish } from '#lib/domain/policy/lint/lint-policy.ts';
import { policyRules } from '#lib/domain/policy/rules.ts';
import { DAY } from '#lib/domain/time.ts';
import { fc } from '../../../support/fc.ts';
import { item, line, NOW, order, reasons, rules as settings, ZONE } from '../../support/facts.ts';
import { actionOf, ask, rule } from '../../support/rules.ts';

const CATEGORIES = ['home', 'skincare', 'shoes'];
const COUNTRIES = ['TH', 'DE', 'NO', 'GB'];
const context: LintContext = {
	reasons: reasons.map(({ code, fault }) => ({ code, fault, active: true })),
	categories: CATEGORIES,
	countries: ['TH'],
	currencies: ['THB'],
	now: NOW,
	timezone: ZONE
};

const some = (words: readonly string[]) => fc.subarray([...words], { minLength: 1, maxLength: 2 });
const few = fc.integer({ min: 0, max: 3 });
const asked: fc.Arbitrary<Comparison> = fc.oneof(
	some(CATEGORIES).map((words) => ask('item_category', 'is', words)),
	some(CATEGORIES).map((words) => ask('item_category', 'is_not', words)),
	some(['s', 'sk', 'h']).map((words) => ask('item_category', 'starts_with', words)),
	some(COUNTRIES).map((words) => ask('destination_country', 'is', words)),
	some(['eu', 'eea']).map((words) => ask('destination_region', 'is', words)),
	some(['eu', 'eea']).map((words) => ask('destination_region', 'is_not', words)),
	some(['red', 'blue']).map((words) => ask('item_tags', 'has', words)),
	some(['red', 'blue']).map((words) => ask('item_tags', 'has_not', words)),
	fc.boolean().map((flag) => ask('item_final_sale', 'is', flag)),
	some(['damaged', 'changed_mind', 'faulty']).map((words) => ask('reason', 'is', words)),
	some(['customer', 'carrier']).map((words) => ask('reason_fault', 'is', words)),
	fc
		.tuple(
			fc.constantFrom('photos', 'item_quantity', 'delivered_days_ago', 'customer_orders'),
			fc.constantFrom('at_least', 'at_most', 'is'),
			few
		)
		.map(([field, op, n]) => ask(field, op, n)),
	fc.tuple(fc.constantFrom(30, 90), few).map(([days, n]) => ask('customer_returns', 'at_least', n, days)),
	fc
		.tuple(fc.constantFrom('at_least', 'at_most'), few, few)
		.map(([op, baht, dollars]) =>
			ask('item_paid', op, baht === 3 ? { USD: dollars } : { THB: baht, USD: dollars })
		)
);
const condition: fc.Arbitrary<Condition> = fc.letrec<{ of: Condition }>((tie) => ({
	of: fc.oneof(
		{ maxDepth: 2, withCrossShrink: true },
		{ weight: 4, arbitrary: asked },
		{ weight: 2, arbitrary: fc.array(tie('of'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })) },
		{ weight: 1, arbitrary: fc.array(tie('of'), { minLength: 1, maxLength: 2 }).map((any) => ({ any })) },
		{ weight: 1, arbitrary: tie('of').map((not) => ({ not })) }
	)
})).of;

const KINDS: ActionKind[] = [
	'accept',
	'refuse',
	'waive_fees',
	'restocking_fee',
	'piece_fee',
	'require_photos'
];
const list = (kinds: readonly ActionKind[]) =>
	fc.array(fc.tuple(condition, fc.uniqueArray(fc.constantFrom(...kinds), { minLength: 1, maxLength: 2 })), {
		minLength: 2,
		maxLength: 6
	});
const rulesOf = (made: [Condition, ActionKind[]][]) =>
	made.map(([when, kinds]) => rule(when, ...kinds.map(actionOf)));

const facts: fc.Arbitrary<RuleCase> = fc
	.record({
		category: fc.constantFrom(...CATEGORIES),
		country: fc.constantFrom(...COUNTRIES, 'US'),
		currency: fc.constantFrom('THB', 'USD', 'EUR'),
		tags: fc.option(fc.subarray(['red', 'blue', 'green']), { nil: null }),
		final_sale: fc.boolean(),
		reason: fc.constantFrom(...reasons),
		photos: few,
		quantity: fc.integer({ min: 1, max: 3 }),
		paid: few,
		delivered: fc.option(few, { nil: null }),
		returns: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 3 }),
		orders: fc.option(few, { nil: null })
	})
	.map((of) => {
		const own = line({
			category: of.category,
			final_sale: of.final_sale,
			quantity: of.quantity,
			paid_minor: of.paid,
			...(of.tags === null ? {} : { tags: of.tags }),
			parcels:
				of.delivered === null
					? []
					: [{ quantity: of.quantity, shipped_at: NOW - 9 * DAY, delivered_at: NOW - of.delivered * DAY }]
		});
		const placed = order({
			ship_country: of.country,
			currency: of.currency,
			lines: [own],
			customer_return_times: of.returns.map((days) => NOW - days * DAY)
		});
		if (of.orders !== null)
			placed.customer = {
				...{ orders: of.orders, first_order: false, spent_minor: 0, since: NOW, pieces_bought: 1 },
				...{ claim_times: [], kept_times: [], declined_times: [], pieces_returned: 0 }
			};
		const wanted = item({ reason_code: of.reason.code, photos: of.photos });
		const request = requestFacts(placed, [wanted], 'drop_off', 'customer');
		return {
			order: placed,
			line: own,
			now: NOW,
			asked: { item: wanted, reason: of.reason, request },
			missed: null
		};
	});

it('what is called unreachable never decides, what is called contradictory never fits', () => {
	let [late, impossible, decided] = [0, 0, 0];
	fc.assert(
		fc.property(list(KINDS), fc.array(facts, { minLength: 20, maxLength: 20 }), (made, cases) => {
			const rules = settings({ rules: rulesOf(made) });
			const findings = lintPolicy(rules, context);
			const named = (code: string) =>
				new Set(findings.filter((of) => of.code === code).map((of) => of.rule_id));
			const [unreachable, contradictory] = [named('unreachable'), named('contradictory')];
			late += unreachable.size;
			impossible += contradictory.size;
			for (const each of cases) {
				const { by } = termsFor(compiled(rules), each, null);
				for (const set of Object.values(by)) {
					if (!('rule_id' in set)) continue;
					decided++;
					expect(unreachable.has(set.rule_id)).toBe(false);
				}
				for (const one of rules.rules ?? [])
					if (contradictory.has(one.id)) expect(compileCondition(one.when).test(each)).not.toBe(YES);
			}
		}),
		{ numRuns: 500 }
	);
	expect(Math.min(late, impossible, decided)).toBeGreaterThan(20);
});

it('a part that is called settled before is settled by another rule in every case', () => {
	let parts = 0;
	fc.assert(
		fc.property(list(KINDS), fc.array(facts, { minLength: 10, maxLength: 10 }), (made, cases) => {
			const rules = settings({ rules: rulesOf(made) });
			for (const { code, rule_id, path } of lintPolicy(rules, context)) {
				if (code !== 'shadowed') continue;
				parts++;
				const own = (rules.rules ?? []).find(({ id }) => id === rule_id);
				const action = own?.then[Number(path.split('.').at(-1))];
				const others =
					own?.then.filter((other) => other !== action).flatMap((other) => ANSWERS[other.do]) ?? [];
				for (const each of cases) {
					const { by } = termsFor(compiled(rules), each, null);
					for (const question of action ? ANSWERS[action.do] : []) {
						const set = by[question];
						if (set && 'rule_id' in set && !others.includes(question)) expect(set.rule_id).not.toBe(rule_id);
					}
				}
			}
		}),
		{ numRuns: 300 }
	);
	expect(parts).toBeGreaterThan(10);
});

it('a policy of which nothing must be put right can be published', () => {
	let published = 0;
	fc.assert(
		fc.property(list(Object.keys(ANSWERS) as ActionKind[]), (made) => {
			const rules = settings({ rules: rulesOf(made) });
			if (!mayPublish(lintPolicy(rules, context))) return;
			published++;
			expect(policyRules.safeParse(rules).error?.issues).toBeUndefined();
		}),
		{ numRuns: 200 }
	);
	expect(published).toBeGreaterThan(50);
});
