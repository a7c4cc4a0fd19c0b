import fc from 'fast-check';
import { expect, it } from 'vitest';
import { YES } from '#lib/domain/policy/language/answer.ts';
import { compileCondition } from '#lib/domain/policy/language/compile-condition.ts';
import { compiled, termsFor } from '#lib/domain/policy/language/compile.ts';
import { requestFacts, type RuleCase } from '#lib/domain/policy/language/rule-case.ts';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import type { Trial } from '#lib/domain/policy/language/trial.ts';
import type { LineFacts, OrderFacts, RequestedItem } from '#lib/domain/policy/types.ts';
import { NOW, reasonOf, rules } from '../../support/facts.ts';
import { anyItem, anyOrder, anyRules } from './any-policy.ts';

/** Questions that the kind of a line answers, first or later, alone or within others. */
const OF_KIND: Rule['when'][] = [
	{ field: 'destination_country', op: 'is', value: ['de', 'GB'] },
	{ field: 'item_category', op: 'is_not', value: ['Clothing'] },
	{ field: 'order_currency', op: 'starts_with', value: ['EU'] },
	{ not: { field: 'item_category', op: 'is', value: ['furniture'] } },
	{
		all: [
			{ field: 'item_category', op: 'is', value: ['furniture'] },
			{ field: 'photos', op: 'at_least', value: 1 }
		]
	},
	{
		all: [
			{ field: 'photos', op: 'at_least', value: 1 },
			{ field: 'destination_country', op: 'is', value: ['DE'] }
		]
	},
	{
		any: [
			{ field: 'destination_country', op: 'is', value: ['NO'] },
			{ field: 'photos', op: 'at_least', value: 1 }
		]
	}
];
const more = OF_KIND.map((when, index): Rule => ({
	id: `r_kind000${index}`,
	name: '',
	when,
	then: [{ do: 'tag', tag: 'kind' }],
	enabled: true
}));

const caseOf = (order: OrderFacts, line: LineFacts, item: RequestedItem): RuleCase => ({
	order,
	line,
	now: NOW,
	missed: null,
	asked: {
		item,
		reason: reasonOf(item.reason_code),
		request: requestFacts(order, [item], 'drop_off', 'customer')
	}
});

it('a rule fares among others, whatever kind of line was judged before, as it does alone', () => {
	fc.assert(
		fc.property(
			anyRules,
			fc.array(anyOrder, { minLength: 2, maxLength: 5 }),
			anyItem,
			(list, orders, item) => {
				const all = [...more, ...list];
				const policy = compiled(rules({ rules: all }));
				const tests = all.filter((rule) => rule.enabled).map((rule) => compileCondition(rule.when).test);
				for (const order of orders) {
					const [line] = order.lines as [LineFacts];
					const trials: Trial[] = [];
					termsFor(policy, caseOf(order, line, item), trials);
					const alone = tests.map((test) => {
						const facts = caseOf(order, line, item);
						return test(facts) === YES || facts.missed;
					});
					expect(trials[0]?.fares).toEqual(alone);
				}
			}
		),
		{ numRuns: 100 }
	);
});
