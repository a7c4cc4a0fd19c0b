import { expect, it } from 'vitest';
import { YES } from '#lib/domain/policy/language/answer.ts';
import { compileCondition } from '#lib/domain/policy/language/compile-condition.ts';
import { compiled, termsFor } from '#lib/domain/policy/language/compile.ts';
import type { Condition } from '#lib/domain/policy/language/conditions.ts';
import { requestFacts, type RuleCase } from '#lib/domain/policy/language/rule-case.ts';
import { caseOf } from '#lib/domain/policy/lint/example.ts';
import type { Finding, LintContext } from '#lib/domain/policy/lint/findings.ts';
import { lintPolicy } from '#lib/domain/policy/lint/lint-policy.ts';
import type { ReasonFacts } from '#lib/domain/policy/types.ts';
import { fc } from '../../../support/fc.ts';
import { item, line, NOW, order, reasons, rules as settings, ZONE } from '../../support/facts.ts';
import { actionOf, ask, rule } from '../../support/rules.ts';

const context: LintContext = {
	reasons: reasons.map(({ code, fault }) => ({ code, fault, active: true })),
	categories: ['home', 'food', 'shoes'],
	countries: ['TH'],
	currencies: ['THB'],
	now: NOW,
	timezone: ZONE
};
const CATEGORIES = ['home', 'food', 'shoes', 'skincare'];
const CURRENCIES = ['THB', 'USD'];
const TAGS = [[], ['red'], ['blue'], ['red', 'blue']];
const [own, fault] = [reasons[0], reasons.find((reason) => reason.fault === 'merchant')] as ReasonFacts[];

/** Every situation there is, as far as the rules below can tell them apart. */
const EVERY: RuleCase[] = CATEGORIES.flatMap((category) =>
	TAGS.flatMap((tags) =>
		CURRENCIES.flatMap((currency) =>
			[0, 1, 2, 3].flatMap((photos) =>
				[own, fault].map((reason) => {
					const piece = line({ category, tags, paid_minor: 10 * photos });
					const placed = order({ currency, lines: [piece] });
					const wanted = item({ reason_code: reason?.code ?? '', photos });
					const request = requestFacts(placed, [wanted], 'drop_off', 'customer');
					const asked = { item: wanted, reason: reason as ReasonFacts, request };
					return { order: placed, line: piece, now: NOW, asked, missed: null };
				})
			)
		)
	)
);

const few = fc.integer({ min: 0, max: 3 });
const some = (words: readonly string[]) =>
	fc.subarray([...words], { minLength: 1, maxLength: Math.min(3, words.length) });
const asked: fc.Arbitrary<Condition> = fc.oneof(
	some(CATEGORIES).map((words) => ask('item_category', 'is', words)),
	some(CATEGORIES).map((words) => ask('item_category', 'is_not', words)),
	fc.tuple(fc.constantFrom('at_least', 'at_most', 'is'), few).map(([op, n]) => ask('photos', op, n)),
	fc.constantFrom('customer', 'merchant').map((word) => ask('reason_fault', 'is', [word])),
	some(['red', 'blue']).map((words) => ask('item_tags', 'has', words)),
	fc
		.tuple(fc.constantFrom('at_least', 'at_most'), few)
		.map(([op, n]) => ask('item_paid', op, { THB: 10 * n, USD: 10 * n }))
);
const condition: fc.Arbitrary<Condition> = fc.letrec<{ of: Condition }>((tie) => ({
	of: fc.oneof(
		{ maxDepth: 2 },
		{ weight: 4, arbitrary: asked },
		{ weight: 1, arbitrary: fc.tuple(tie('of'), tie('of')).map((all) => ({ all })) },
		{ weight: 1, arbitrary: fc.tuple(tie('of'), tie('of')).map((any) => ({ any })) },
		{ weight: 2, arbitrary: tie('of').map((not) => ({ not })) }
	)
})).of;
const made = fc.array(condition, { minLength: 3, maxLength: 6 });

const holds = (when: Condition, each: RuleCase): boolean => compileCondition(when).test(each) === YES;
const byOf = ({ facts }: Finding): number => (Array.isArray(facts.by) ? facts.by.length : 0);

it('a rule told unreachable decides in no situation there is, also when it took several rules to say so', () => {
	let [together, shown] = [0, 0];
	fc.assert(
		fc.property(made, (conditions) => {
			const own = conditions.map((when) => rule(when, actionOf('refuse')));
			const rules = settings({ rules: own });
			const found = lintPolicy(rules, context).filter(({ code }) => code === 'unreachable');
			if (found.length === 0) return;
			const late = new Set(found.map(({ rule_id }) => rule_id));
			for (const each of EVERY) {
				const { eligible } = termsFor(compiled(rules), each, null).by;
				if (eligible && 'rule_id' in eligible) expect(late.has(eligible.rule_id)).toBe(false);
			}
			for (const finding of found.filter((one) => byOf(one) > 1)) {
				together++;
				const named = own.find(({ id }) => id === finding.rule_id);
				if (!finding.example || !named) continue;
				shown++;
				expect(holds(named.when, caseOf(finding.example))).toBe(true);
			}
		}),
		{ numRuns: 400 }
	);
	expect(together).toBeGreaterThan(30);
	expect(shown).toBeGreaterThan(0.8 * together);
});

it('an alternative told impossible holds in no situation in which its rule does', () => {
	let dead = 0;
	fc.assert(
		fc.property(condition, asked, asked, (when, one, other) => {
			const whole: Condition = { all: [when, { any: [one, other] }] };
			const found = lintPolicy(settings({ rules: [rule(whole, actionOf('refuse'))] }), context);
			for (const [index, part] of [one, other].entries()) {
				if (
					!found.some(({ code, path }) => code === 'never_holds' && path.endsWith(`when.all.1.any.${index}`))
				)
					continue;
				dead++;
				expect(EVERY.some((each) => holds(when, each) && holds(part, each))).toBe(false);
			}
		}),
		{ numRuns: 600 }
	);
	expect(dead).toBeGreaterThan(10);
});

it('sees what follows from ranges that touch, and leaves the gap between them alone', () => {
	const pays = (op: 'at_least' | 'at_most', THB: number) => ask('item_paid', op, { THB, USD: THB });
	const rules = (gap: number) => [
		rule(pays('at_most', 500), actionOf('refuse')),
		rule(pays('at_least', 501 + gap), actionOf('accept')),
		rule(ask('order_currency', 'is', ['THB']), actionOf('refuse'))
	];
	const told = (gap: number) =>
		lintPolicy(settings({ rules: rules(gap) }), context).filter(({ code }) => code === 'unreachable');
	expect(told(0)).toMatchObject([{ path: 'rules.2', facts: { by: ['1', '2'] } }]);
	expect(told(1)).toEqual([]);
});
