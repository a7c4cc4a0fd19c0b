import { expect, test } from 'vitest';
import { checkContent } from '#lib/domain/policy/draft/check-content.ts';
import { fromTemplate, policyTemplates } from '#lib/domain/policy/draft/templates.ts';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import { ruleText } from '#lib/i18n/rules/sentence.ts';

test('every template is a whole policy, also over a shop that has another one', () => {
	for (const template of policyTemplates) {
		for (const own of [defaultRules('THB'), { ...defaultRules('EUR'), ship_by_days: 3 }]) {
			const content = fromTemplate(template, 'EUR', own);
			expect(checkContent(content).faults, template.code).toEqual([]);
			expect(content.ship_by_days).toBe(own.ship_by_days);
		}
	}
});

test('every rule of a template reads as a sentence in both languages, and none shares an id', () => {
	const rules = policyTemplates.flatMap((template) => template.rules);
	expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
	for (const rule of rules) {
		expect(rule.id).toMatch(/^r_[a-z0-9]{8}$/);
		expect(ruleText('en', rule)).toMatch(/^If .+, /);
		expect(ruleText('th', rule)).toMatch(/^ถ้า/);
	}
});
