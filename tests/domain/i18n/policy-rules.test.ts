import { describe, expect, test } from 'vitest';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import { ruleChanges, ruleSentences } from '#lib/i18n/policy-rules.ts';
import { plain } from '#lib/i18n/say.ts';

const RULES = defaultRules('THB');
const said = (rules: PolicyRules, key: string, locale: 'th' | 'en' = 'en') =>
	plain(ruleSentences(locale, rules).find((rule) => rule.key === key)?.text ?? '');

describe('a policy read aloud', () => {
	test.each(['th', 'en'] as const)('says every rule once and pairs its asterisks (%s)', (locale) => {
		const sentences = ruleSentences(locale, RULES);
		expect(new Set(sentences.map((rule) => rule.key)).size).toBe(sentences.length);
		for (const { key, text } of sentences) {
			expect(text.split('*').length % 2, key).toBe(1);
			expect(text).not.toMatch(/undefined|null|NaN|\*\*/);
		}
	});

	test('tells the figures', () => {
		expect(said(RULES, 'window  ')).toBe('A piece can come back within *30 days* of delivery.');
		expect(said(RULES, 'window electronics ')).toContain('*Electronics*');
		expect(said(RULES, 'approve')).toContain('*฿5,000.00* or *$150.00*');
		expect(said(RULES, 'approve', 'th')).toContain('*฿5,000.00* หรือ *$150.00*');
	});

	test('says so when a rule is not there', () => {
		expect(said({ ...RULES, auto_approve_limit: {} }, 'approve')).toContain('whatever their value');
		expect(said({ ...RULES, repeat_returns: null }, 'repeat')).toContain('makes no difference');
		expect(said({ ...RULES, return_shipping_fee: { THB: 0 } }, 'return_fee')).toBe(
			'Return delivery is free.'
		);
		const none = { merchant_fault: false, whole_order: false };
		expect(said({ ...RULES, refund_shipping: none }, 'shipping')).toContain('never');
	});
});

describe('what differs between two versions', () => {
	test('is nothing between a version and itself', () => {
		expect(ruleChanges('en', RULES, structuredClone(RULES))).toEqual([]);
	});

	test('is told rule by rule: changed, new and gone', () => {
		const [, electronics, ...others] = RULES.windows;
		const now = {
			...RULES,
			ship_by_days: 10,
			windows: [RULES.windows[0], ...others, { category: null, country: 'JP', days: 45 }]
		} as PolicyRules;
		expect(electronics?.category).toBe('electronics');
		const changes = ruleChanges('en', RULES, now).map(({ key, before, now: after }) => [
			key,
			before !== null,
			after !== null
		]);
		expect(changes).toEqual([
			['window  JP', false, true],
			['ship_by', true, true],
			['window electronics ', true, false]
		]);
	});
});
