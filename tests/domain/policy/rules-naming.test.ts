import { expect, test } from 'vitest';
import type { Condition } from '#lib/domain/policy/language/conditions.ts';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import { rulesNaming } from '#lib/domain/policy/rules-naming.ts';

const naming = (when: Condition, word: string, field: 'reason' | 'item_sku' = 'reason') =>
	rulesNaming(
		{ ...defaultRules('THB'), rules: [{ id: 'r_1', name: '', when, then: [], enabled: true }] },
		field,
		[word]
	).length === 1;

test.each<[string, Condition, boolean]>([
	['named, whatever its case', { field: 'reason', op: 'is', value: ['Faulty'] }, true],
	[
		'named deep inside, and denied',
		{ any: [{ not: { all: [{ field: 'reason', op: 'is_not', value: ['faulty'] }] } }] },
		true
	],
	['named by how it begins', { field: 'reason', op: 'starts_with', value: ['fau'] }, true],
	['another word', { field: 'reason', op: 'is', value: ['fau'] }, false],
	['the word of another field', { field: 'item_sku', op: 'is', value: ['faulty'] }, false],
	['in an expression', { cel: 'reason == "faulty" && photos > 0' }, true],
	['in an expression with the other quotes', { cel: "reason in ['worn', 'faulty']" }, true],
	['in an expression about another field', { cel: 'reason_answer == "faulty"' }, false],
	['nowhere', { all: [] }, false]
])('%s', (_, when, expected) => expect(naming(when, 'faulty')).toBe(expected));
