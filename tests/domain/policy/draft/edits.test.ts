import { describe, expect, test } from 'vitest';
import { exceptionsOf, markOf, settingsOf, withExceptions } from '#lib/domain/policy/draft/content.ts';
import { edited, type DraftEdit } from '#lib/domain/policy/draft/edits.ts';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import { defaultRules } from '#lib/domain/policy/rules.ts';

const rule = (letter: string): Rule => ({
	id: `r_${letter.repeat(8)}`,
	name: letter,
	when: { all: [] },
	then: [{ do: 'accept' }],
	enabled: true
});
const [a, b, c] = ['a', 'b', 'c'].map(rule) as [Rule, Rule, Rule];
const content = withExceptions(defaultRules('THB'), [a, b, c]);
const order = (edit: DraftEdit): string => {
	const done = edited(content, edit);
	return done.ok
		? exceptionsOf(done.value)
				.map(({ name }) => name)
				.join('')
		: done.refusal.reason;
};

describe('one change of a draft', () => {
	test('moves a rule by one, and not beyond the ends', () => {
		expect(order({ do: 'move', id: c.id, by: -1 })).toBe('acb');
		expect(order({ do: 'move', id: a.id, by: 1 })).toBe('bac');
		expect(order({ do: 'move', id: a.id, by: -1 })).toBe('abc');
		expect(order({ do: 'move', id: c.id, by: 1 })).toBe('abc');
	});

	test('moves a rule in front of another, or to the end', () => {
		expect(order({ do: 'move_before', id: c.id, other: a.id })).toBe('cab');
		expect(order({ do: 'move_before', id: a.id, other: c.id })).toBe('bac');
		expect(order({ do: 'move_before', id: a.id, other: null })).toBe('bca');
		expect(order({ do: 'move_before', id: a.id, other: 'r_gonegone' })).toBe('not_found');
	});

	test('duplicates behind the original, once, and deletes', () => {
		const as = 'r_dddddddd';
		expect(order({ do: 'duplicate', id: a.id, as })).toBe('aabc');
		expect(order({ do: 'duplicate', id: a.id, as: b.id })).toBe('abc');
		expect(order({ do: 'remove', id: b.id })).toBe('ac');
		expect(order({ do: 'remove', id: as })).toBe('not_found');
	});

	test('puts a rule in the place of the one it was made from, and of no other', () => {
		const next = { ...b, name: 'B' };
		expect(order({ do: 'put', rule: next, before: markOf(b) })).toBe('aBc');
		expect(order({ do: 'put', rule: next, before: markOf(a) })).toBe('changed_meanwhile');
		expect(order({ do: 'put', rule: next, before: null })).toBe('changed_meanwhile');
		// The same form sent twice is no quarrel.
		expect(order({ do: 'put', rule: b, before: markOf(a) })).toBe('abc');
		expect(order({ do: 'put', rule: { ...rule('d') }, before: null })).toBe('abcd');
		expect(order({ do: 'put', rule: { ...rule('d') }, before: markOf(a) })).toBe('changed_meanwhile');
	});

	test('settings leave the rules alone, and the other way round', () => {
		const before = markOf(settingsOf(content));
		const settings = { ...settingsOf(content), ship_by_days: 3 };
		const done = edited(content, { do: 'settings', settings, before });
		expect(done.ok && [done.value.ship_by_days, exceptionsOf(done.value)]).toEqual([3, [a, b, c]]);
		const off = edited(content, { do: 'enable', id: a.id, enabled: false });
		expect(off.ok && markOf(settingsOf(off.value))).toBe(before);
		expect(edited(content, { do: 'settings', settings, before: 'other' }).ok).toBe(false);
	});

	test('never touches the policy it was given', () => {
		const before = structuredClone(content);
		order({ do: 'remove', id: a.id });
		order({ do: 'move', id: c.id, by: -1 });
		expect(content).toEqual(before);
	});
});

test('a mark knows the same value in another order of keys, and tells others apart', () => {
	expect(markOf({ one: 1, two: [2, 3] })).toBe(markOf({ two: [2, 3], one: 1, gone: undefined }));
	expect(markOf([1, 2])).not.toBe(markOf([2, 1]));
	expect(markOf({ one: 1 })).not.toBe(markOf({ one: '1' }));
});
