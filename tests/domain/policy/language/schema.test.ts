import { describe, expect, it, test } from 'vitest';
import { ruleList } from '#lib/domain/policy/language/schema.ts';
import type { Condition } from '#lib/domain/policy/language/conditions.ts';
import { policyRules } from '#lib/domain/policy/rules.ts';
import { rules } from '../../support/facts.ts';

const whole = {
	id: 'r_abcdefgh',
	name: 'Winter',
	when: { all: [{ field: 'item_category', op: 'is', value: ['shoes'] }] },
	then: [{ do: 'extend_window', days: 10 }],
	enabled: true
};
const faults = (change: object): string[] => {
	const read = ruleList.safeParse([{ ...whole, ...change }]);
	return read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
};
const nested = (depth: number): Condition =>
	depth === 1 ? { field: 'delivered', op: 'is', value: true } : { not: nested(depth - 1) };
const many = (count: number) => ({ all: Array.from({ length: count }, () => nested(1)) });

describe('a rule', () => {
	it('is read as it is written, and an old policy has none', () => {
		expect(faults({})).toEqual([]);
		expect(policyRules.parse({ ...rules(), rules: [whole] }).rules).toEqual([whole]);
		expect(policyRules.parse(rules()).rules).toBeUndefined();
	});

	test.each<[object, RegExp]>([
		[{ id: 'first' }, /^0\.id: /],
		[{ more: 1 }, /more/],
		[{ when: { field: 'colour', op: 'is', value: ['red'] } }, /^0\.when\.field: There is no such field/],
		[{ when: { field: 'order_pieces', op: 'has', value: 1 } }, /^0\.when\.op: /],
		[{ when: { field: 'order_pieces', op: 'is', value: ['1'] } }, /^0\.when\.value: Give a whole number/],
		[{ when: { field: 'order_value', op: 'at_least', value: 100 } }, /^0\.when\.value: /],
		[{ when: { field: 'today', op: 'from', value: '2026-02-30' } }, /^0\.when\.value: Give a day/],
		[{ when: { field: 'weekday', op: 'is', value: ['someday'] } }, /There is no “someday” here/],
		[{ when: { field: 'order_pieces', op: 'is', value: 1, days: 3 } }, /does not count days/],
		[{ when: { cel: 'order_pieces >' } }, /^0\.when\.cel: The expression cannot be read/],
		[{ when: { cel: 'order_pieces' } }, /must say yes or no/],
		[{ when: { any: [] } }, /^0\.when\.any/],
		[{ when: { all: [], any: [] } }, /^0\.when/],
		[{ when: 'always' }, /This is no condition/],
		[{ when: nested(7) }, /Nest at most 6 deep/],
		[{ when: many(41) }, /^0\.when/],
		[{ when: { all: [many(21), many(21)] } }, /Ask at most 40 things/],
		[{ then: [] }, /Say what the rule does/],
		[{ then: [{ do: 'fly' }] }, /^0\.then\.0/],
		[{ then: [{ do: 'refuse', words: { en: 'No', th: ' ' } }] }, /Say it in both languages/],
		[{ then: [{ do: 'piece_fee', amounts: {} }] }, /Give an amount in one currency/],
		[{ then: [whole.then[0], { do: 'extend_window', days: 3 }] }, /already does that/]
	])('%o is told where it is wrong', (change, fault) => {
		expect(faults(change).some((text) => fault.test(text))).toBe(true);
	});

	it('may be six deep and ask forty things', () => {
		expect(faults({ when: nested(6) })).toEqual([]);
		expect(faults({ when: many(40) })).toEqual([]);
	});

	it('has a name of its own among at most two hundred', () => {
		expect(ruleList.safeParse([whole, whole]).error?.issues[0]?.path).toEqual([1, 'id']);
		const list = (count: number) =>
			Array.from({ length: count }, (_, index) => ({ ...whole, id: `r_${String(index).padStart(8, '0')}` }));
		expect(ruleList.safeParse(list(200)).success).toBe(true);
		expect(ruleList.safeParse(list(201)).success).toBe(false);
	});
});
