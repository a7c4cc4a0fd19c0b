import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAYBE, NO, YES } from '#lib/domain/policy/language/answer.ts';
import { compileCondition } from '#lib/domain/policy/language/compile-condition.ts';
import type { Condition } from '#lib/domain/policy/language/conditions.ts';
import { expressionFault } from '#lib/domain/policy/language/expression.ts';
import { answerTo, ALWAYS, NEVER, ruleCase } from './rule-facts.ts';

const maybe: Condition = { field: 'photos', op: 'at_least', value: 1 };
const before = { unasked: true } as const;

describe('all, any and not', () => {
	it('are what they say, also of nothing', () => {
		expect(answerTo({ all: [ALWAYS, NEVER] })).toBe(NO);
		expect(answerTo({ any: [ALWAYS, NEVER] })).toBe(YES);
		expect(answerTo({ not: NEVER })).toBe(YES);
		expect(answerTo({ not: ALWAYS })).toBe(NO);
		expect(answerTo({ all: [] })).toBe(YES);
		expect(answerTo({ any: [] })).toBe(NO);
	});

	it('wait for the request only where it matters', () => {
		expect(answerTo({ all: [maybe, NEVER] }, before)).toBe(NO);
		expect(answerTo({ all: [maybe, ALWAYS] }, before)).toBe(MAYBE);
		expect(answerTo({ any: [maybe, ALWAYS] }, before)).toBe(YES);
		expect(answerTo({ any: [maybe, NEVER] }, before)).toBe(MAYBE);
		expect(answerTo({ not: maybe }, before)).toBe(MAYBE);
	});

	it('name the comparison that was in the way', () => {
		const missed = (condition: Condition) => {
			const facts = ruleCase();
			compileCondition(condition).test(facts);
			return facts.missed && 'field' in facts.missed ? facts.missed.field : facts.missed;
		};
		const no = (field: 'order_pieces' | 'order_lines'): Condition => ({ field, op: 'at_least', value: 99 });
		expect(missed({ all: [ALWAYS, no('order_pieces'), no('order_lines')] })).toBe('order_pieces');
		expect(missed({ any: [no('order_lines'), no('order_pieces')] })).toBe('order_lines');
		expect(missed({ not: { field: 'item_category', op: 'is', value: ['clothing'] } })).toBe('item_category');
		expect(missed({ cel: 'order_pieces > 9' })).toEqual({ cel: 'order_pieces > 9' });
	});

	it('give the same whatever the order of the questions', () => {
		const leaf = fc.constantFrom<Condition>(ALWAYS, NEVER, maybe, { cel: 'order_pieces == 2' });
		const tree = fc.letrec<{ node: Condition }>((tie) => ({
			node: fc.oneof(
				{ depthSize: 'small' },
				leaf,
				fc.record({ all: fc.array(tie('node'), { maxLength: 4 }) }),
				fc.record({ any: fc.array(tie('node'), { maxLength: 4 }) }),
				fc.record({ not: tie('node') })
			)
		})).node;
		const reversed = (condition: Condition): Condition =>
			'all' in condition
				? { all: condition.all.map(reversed).reverse() }
				: 'any' in condition
					? { any: condition.any.map(reversed).reverse() }
					: 'not' in condition
						? { not: reversed(condition.not) }
						: condition;
		fc.assert(
			fc.property(tree, fc.boolean(), (condition, asked) => {
				const change = asked ? {} : before;
				expect(answerTo(reversed(condition), change)).toBe(answerTo(condition, change));
			}),
			{ numRuns: 200 }
		);
	});
});

describe('an expression', () => {
	it('reads the same facts', () => {
		expect(answerTo({ cel: 'order_value >= 100000 && "sale" in item_tags' })).toBe(YES);
		expect(answerTo({ cel: 'destination_region.exists(r, r == "eu")' })).toBe(NO);
		expect(answerTo({ cel: 'delivery_day < "2026-11-13" && !payment_disputed' })).toBe(YES);
		expect(answerTo({ cel: 'reason_fault == "customer"' }, before)).toBe(MAYBE);
	});

	it('that asks what nobody knows does not hold', () => {
		expect(answerTo({ cel: 'order_channel != "pos"' }, { order: { channel: undefined } as never })).toBe(NO);
	});

	it.each([
		['order_value >', 'unreadable'],
		['colour == "red"', 'unreadable'],
		['order_value > "x"', 'unreadable'],
		['order_value', 'not_a_condition'],
		['item_sku.matches("(a+)+$")', 'not_allowed'],
		['item_tags.all(a, item_tags.all(b, a == b))', 'not_allowed'],
		[`${'!'.repeat(300)}true`, 'unreadable'],
		[`item_sku == "${'x'.repeat(1_000)}"`, 'too_long'],
		[
			Array.from({ length: 150 }, () => 'order_pieces > 1')
				.join(' && ')
				.slice(0, 998),
			'unreadable'
		]
	])('%s is %s', (cel, fault) => {
		expect(expressionFault(cel)?.fault).toBe(fault);
	});
});
