import { describe, expect, it } from 'vitest';
import type { Action } from '#lib/domain/policy/language/actions.ts';
import { YES } from '#lib/domain/policy/language/answer.ts';
import { compileCondition } from '#lib/domain/policy/language/compile-condition.ts';
import type { Condition } from '#lib/domain/policy/language/conditions.ts';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import { caseOf } from '#lib/domain/policy/lint/example.ts';
import {
	FINDING_CODES,
	type Finding,
	type FindingCode,
	type LintContext
} from '#lib/domain/policy/lint/findings.ts';
import { lintPolicy, mayPublish } from '#lib/domain/policy/lint/lint-policy.ts';
import { defaultReasons } from '#lib/domain/policy/reasons.ts';
import { exampleText, fixText } from '#lib/i18n/rules/examples.ts';
import { findingWords } from '#lib/i18n/rules/findings.ts';
import { LOCALES } from '#lib/i18n/say.ts';
import { NOW, rules as settings, ZONE } from '../../support/facts.ts';
import { ask, rule } from '../../support/rules.ts';

const WORDS = { en: 'It touches the skin.', th: 'เป็นของใช้กับผิว' };
const refuse: Action = { do: 'refuse', words: WORDS };
const is = (field: Parameters<typeof ask>[0], ...words: string[]) => ask(field, 'is', words);
const context: LintContext = {
	reasons: [
		...defaultReasons.map(({ code, fault }) => ({ code, fault, active: true })),
		{ code: 'old_reason', fault: 'customer', active: false }
	],
	categories: ['home', 'skincare', 'food', 'electronics', 'furniture'],
	countries: ['TH', 'JP'],
	currencies: ['THB'],
	now: NOW,
	timezone: ZONE,
	home_country: 'TH',
	addresses: [
		{ code: 'north', active: true },
		{ code: 'old', active: false }
	]
};

const lint = (rules: Rule[], change: Partial<LintContext> = {}): Finding[] =>
	lintPolicy(settings({ rules }), { ...context, ...change });
const told = (findings: readonly Finding[]): string[] =>
	findings.map(({ code, severity, path }) => `${severity} ${code} ${path}`);

const skin = is('item_category', 'skincare');
const both = (...all: Condition[]): Condition => ({ all });

/** Rules, what is told of them, and a neighbour of them of which nothing is told. */
const CASES: [FindingCode, Rule[], string[], Rule[]][] = [
	[
		'contradictory',
		[rule(both(skin, is('item_category', 'food')), { do: 'accept' })],
		['warn contradictory rules.0.when'],
		[rule({ any: [skin, is('item_category', 'food')] }, { do: 'accept' })]
	],
	[
		'contradictory',
		[rule(both(ask('photos', 'at_least', 5), ask('photos', 'at_most', 3)), { do: 'accept' })],
		['warn contradictory rules.0.when'],
		[rule(both(ask('photos', 'at_least', 3), ask('photos', 'at_most', 3)), { do: 'accept' })]
	],
	[
		'contradictory',
		[rule(both(is('reason', 'damaged'), is('reason_fault', 'customer')), { do: 'accept' })],
		['warn contradictory rules.0.when'],
		[rule(both(is('reason', 'damaged'), is('reason_fault', 'carrier')), { do: 'accept' })]
	],
	[
		'contradictory',
		[
			rule(
				both(ask('customer_claims', 'at_least', 3, 30), {
					not: ask('customer_claims', 'at_least', 2, 90)
				}),
				{ do: 'accept' }
			)
		],
		['warn contradictory rules.0.when'],
		[
			rule(
				both(ask('customer_claims', 'at_least', 2, 90), {
					not: ask('customer_claims', 'at_least', 3, 30)
				}),
				{ do: 'accept' }
			)
		]
	],
	[
		'never_holds',
		[
			rule(both(skin, { any: [is('item_category', 'food'), ask('item_quantity', 'at_least', 2)] }), {
				do: 'accept'
			})
		],
		['warn never_holds rules.0.when.all.1.any.0'],
		[
			rule(both(skin, { any: [is('reason', 'damaged'), ask('item_quantity', 'at_least', 2)] }), {
				do: 'accept'
			})
		]
	],
	[
		'never_holds',
		[rule(both(skin, { not: { all: [skin, ask('item_quantity', 'at_least', 2)] } }), { do: 'accept' })],
		['warn never_holds rules.0.when.all.1.not.all.0'],
		[
			rule(both(skin, { not: { all: [is('reason', 'damaged'), ask('item_quantity', 'at_least', 2)] } }), {
				do: 'accept'
			})
		]
	],
	[
		'unreachable',
		[
			rule(is('item_category', 'home', 'food'), refuse),
			rule({ not: is('item_category', 'home', 'food') }, { do: 'accept' }),
			rule(ask('photos', 'at_least', 1), refuse)
		],
		['warn unreachable rules.2'],
		[
			rule(is('item_category', 'home', 'food'), refuse),
			rule({ not: is('item_category', 'home', 'food', 'skincare') }, { do: 'accept' }),
			rule(ask('photos', 'at_least', 1), { do: 'accept' })
		]
	],
	[
		'unreachable',
		[rule(skin, refuse), rule(both(skin, ask('order_value', 'at_least', { THB: 1 })), { do: 'accept' })],
		['warn unreachable rules.1'],
		[rule(both(skin, ask('order_value', 'at_least', { THB: 1 })), { do: 'accept' }), rule(skin, refuse)]
	],
	[
		'unreachable',
		[
			rule(ask('customer_claims', 'at_least', 2, 90), { do: 'send_back' }),
			rule(ask('customer_claims', 'at_least', 3, 30), { do: 'keep_item', up_to: { THB: 100 } })
		],
		['warn unreachable rules.1'],
		[
			rule(ask('customer_claims', 'at_least', 3, 30), { do: 'keep_item', up_to: { THB: 100 } }),
			rule(ask('customer_claims', 'at_least', 2, 90), { do: 'send_back' })
		]
	],
	[
		'shadowed',
		[rule(skin, refuse), rule(skin, { do: 'accept' }, { do: 'tag', tag: 'skin' })],
		['warn shadowed rules.1.then.0'],
		[rule(skin, refuse), rule(skin, { do: 'require_comment' }, { do: 'tag', tag: 'skin' })]
	],
	[
		'conflict',
		[rule(skin, refuse), rule(ask('customer_orders', 'at_least', 9), { do: 'accept' })],
		['hint conflict rules.1'],
		[rule(skin, refuse), rule(is('item_category', 'food'), { do: 'accept' })]
	],
	[
		'no_effect',
		[rule(skin, { do: 'ship_by', days: 7 })],
		['hint no_effect rules.0'],
		[rule(skin, { do: 'ship_by', days: 7 }), rule({ all: [] }, { do: 'ship_by', days: 9 })]
	],
	[
		'no_effect',
		[rule(skin, { do: 'exchange_bonus', basis_points: 500 })],
		['hint no_effect rules.0'],
		[
			rule(skin, { do: 'exchange_bonus', basis_points: 500 }),
			rule(skin, { do: 'offer', outcomes: ['refund', 'exchange'] })
		]
	],
	[
		'expired',
		[rule(ask('today', 'until', '2026-11-20'), { do: 'extend_window', days: 9 })],
		['warn expired rules.0.when'],
		[rule(ask('today', 'until', '2026-11-21'), { do: 'extend_window', days: 9 })]
	],
	[
		'currency_missing',
		[rule(skin, { do: 'keep_item', up_to: { USD: 100 } })],
		['warn currency_missing rules.0.then.0.up_to'],
		[rule(both(skin, is('order_currency', 'USD')), { do: 'keep_item', up_to: { USD: 100 } })]
	],
	[
		'category_unused',
		[rule(is('item_category', 'skin_care'), refuse)],
		['warn category_unused rules.0.when'],
		[rule(is('item_category', 'SKINCARE'), refuse)]
	],
	[
		'country_unused',
		[rule(is('destination_country', 'TH', 'LA'), { do: 'require_comment' })],
		['hint country_unused rules.0.when'],
		[rule(is('destination_country', 'TH'), { do: 'require_comment' })]
	],
	[
		'reason_unknown',
		[rule(is('reason', 'broken'), { do: 'waive_photos' })],
		['warn reason_unknown rules.0.when'],
		[rule(is('reason', 'damaged'), { do: 'waive_photos' })]
	],
	[
		'reason_retired',
		[rule(is('reason', 'old_reason'), { do: 'waive_photos' })],
		['warn reason_retired rules.0.when'],
		[rule(ask('reason', 'starts_with', ['old']), { do: 'waive_photos' })]
	],
	[
		'address_unknown',
		[rule(skin, { do: 'destination', address: 'south' })],
		['warn address_unknown rules.0.then.0.address'],
		[rule(skin, { do: 'destination', address: 'north' })]
	],
	[
		'address_retired',
		[rule(skin, { do: 'destination', address: 'old' })],
		['warn address_retired rules.0.then.0.address'],
		[rule(skin, { do: 'destination', address: 'north' })]
	],
	[
		'unlawful_refusal',
		[rule(is('destination_region', 'eu'), refuse)],
		['stop unlawful_refusal rules.0.then.0'],
		[rule(both(is('destination_region', 'eu'), skin), refuse)]
	],
	[
		'unlawful_window',
		[rule(is('destination_country', 'GB', 'NO'), { do: 'window', days: 7, from: 'delivered' })],
		['stop unlawful_window rules.0.then.0', 'warn country_unused rules.0.when'],
		[rule({ not: is('destination_region', 'eea') }, { do: 'window', days: 7, from: 'delivered' })]
	],
	[
		'unlawful_fee',
		[rule(is('destination_region', 'eu'), { do: 'restocking_fee', basis_points: 500 })],
		['stop unlawful_fee rules.0.then.0'],
		[
			rule(both(is('destination_region', 'eu'), ask('delivered_days_ago', 'at_least', 15)), {
				do: 'restocking_fee',
				basis_points: 500
			})
		]
	],
	[
		'unlawful_demand',
		[rule(is('destination_region', 'eea'), { do: 'require_photos', photos: 2 })],
		['stop unlawful_demand rules.0.then.0'],
		[
			rule(both(is('destination_region', 'eea'), is('reason_fault', 'carrier')), {
				do: 'require_photos',
				photos: 2
			})
		]
	],
	[
		'cod_claim_limited',
		[rule(both(is('destination_country', 'TH'), is('reason', 'faulty')), refuse)],
		['stop cod_claim_limited rules.0.then.0'],
		[rule(both(is('destination_country', 'TH'), is('reason_fault', 'customer')), refuse)]
	],
	[
		'cod_claim_limited',
		[rule(ask('paid_by', 'has', ['cash_on_delivery']), { do: 'restocking_fee', basis_points: 500 })],
		['warn cod_claim_limited rules.0.then.0'],
		[rule(ask('paid_by', 'has', ['stripe']), { do: 'restocking_fee', basis_points: 500 })]
	],
	[
		'fee_on_defect',
		[rule(is('reason', 'damaged'), { do: 'return_delivery_fee', amounts: { THB: 100 } })],
		['stop fee_on_defect rules.0.then.0'],
		[rule(is('reason', 'damaged', 'changed_mind'), { do: 'return_delivery_fee', amounts: { THB: 100 } })]
	],
	[
		'wording_missing',
		[rule(skin, { do: 'tell_customer', words: { en: 'Sorry', th: ' ' } })],
		['stop wording_missing rules.0.then.0.words'],
		[rule(skin, { do: 'tell_customer', words: WORDS })]
	],
	[
		'wording_same',
		[rule(skin, { do: 'note', words: { en: 'VIP', th: 'VIP' } })],
		['warn wording_same rules.0.then.0.words'],
		[rule(skin, { do: 'note', words: WORDS })]
	],
	[
		'expression_faulty',
		[rule({ all: [skin, { cel: 'item_paid >' }] }, { do: 'accept' })],
		['stop expression_faulty rules.0.when.all.1'],
		[rule({ all: [skin, { cel: 'item_paid > 500' }] }, { do: 'accept' })]
	]
];

describe('the linter', () => {
	it.each(CASES)('%s (%#)', (_code, wrong, findings, right) => {
		expect(told(lint(wrong))).toEqual(findings);
		expect(told(lint(right))).toEqual([]);
	});

	it('has a case for every code', () => {
		expect(new Set(CASES.map(([code]) => code))).toEqual(new Set(FINDING_CODES));
	});

	it.each(CASES)('%s (%#): worded in both languages, and its example fits the rule', (_code, rules) => {
		for (const finding of lint(rules)) {
			for (const locale of LOCALES) {
				const { where, wrong, next } = findingWords(locale, finding);
				const example = finding.example ? exampleText(locale, finding.example) : '';
				const fix = finding.fix ? fixText(locale, finding.fix, rules) : '';
				for (const text of [where, wrong, next, example, fix])
					expect(text).not.toMatch(/undefined|null|NaN|\[object|\b0\b|~|_| {2}/);
				expect(wrong).toMatch(locale === 'th' ? /\p{Script=Thai}/u : /^[^\p{Script=Thai}]+$/u);
			}
			const of = rules.find(({ id }) => id === finding.rule_id);
			if (of && finding.example) expect(compileCondition(of.when).test(caseOf(finding.example))).toBe(YES);
		}
	});

	it('shows a case for all that can happen', () => {
		const shown = [
			'never_holds',
			'unreachable',
			'shadowed',
			'conflict',
			'no_effect',
			'fee_on_defect',
			'cod_claim_limited',
			'unlawful_refusal'
		];
		for (const [code, rules] of CASES.filter(([each]) => shown.includes(each) || each.startsWith('unlawful')))
			expect(lint(rules).find((finding) => finding.code === code)?.example).not.toBeNull();
	});

	it('offers the move that puts it right', () => {
		const rules = [
			rule(skin, refuse),
			rule(both(skin, ask('item_final_sale', 'is', true)), { do: 'accept' })
		];
		const [finding] = lint(rules);
		expect(finding?.fix).toEqual({ do: 'move_before', id: rules[1]?.id, other: rules[0]?.id });
		expect(finding && findingWords('en', finding).wrong).toBe(
			'It comes too late: rule 1 already decides everything that fits it.'
		);
		expect(lint([...rules].reverse())).toEqual([]);
	});

	it('stops what the law forbids, and warns where a rule for everybody reaches countries it holds in', () => {
		const rules = [rule(is('item_category', 'home'), refuse)];
		expect(lint(rules)).toEqual([]);
		const [finding] = lint(rules, { countries: ['TH', 'DE'] });
		expect(finding).toMatchObject({
			code: 'unlawful_refusal',
			severity: 'warn',
			facts: { countries: ['DE'] }
		});
		expect(mayPublish(lint(rules, { countries: ['TH', 'DE'] }))).toBe(true);
		expect(mayPublish(lint([rule(is('destination_country', 'DE'), refuse)]))).toBe(false);
		const accepting = rule(is('destination_region', 'eu', 'eea'), { do: 'accept' });
		expect(lint([accepting, ...rules], { countries: ['TH', 'DE'] }).map(({ code }) => code)).not.toContain(
			'unlawful_refusal'
		);
	});

	it('passes over rules that are switched off', () => {
		const off = { ...rule(skin, refuse), enabled: false };
		expect(lint([off, rule(skin, { do: 'accept' })])).toEqual([]);
	});

	it('says of the settings where the law holds instead, and what has no amount', () => {
		const findings = lint([], { countries: ['TH', 'DE'], currencies: ['THB', 'EUR'] });
		expect(told(findings)).toEqual([
			'warn currency_missing auto_approve_limit',
			'hint unlawful_fee restocking_fees',
			'hint currency_missing return_shipping_fee',
			'hint currency_missing keep_item_limit'
		]);
		for (const finding of findings)
			for (const locale of LOCALES)
				expect(Object.values(findingWords(locale, finding)).join(' ')).not.toMatch(/undefined|\b0\b|_/);
	});
});

it('looks for an example among orders that have not arrived as well', () => {
	const fee: Action = { do: 'restocking_fee', basis_points: 1_000 };
	const rules = [
		rule(ask('delivered_days_ago', 'at_least', 0), fee),
		rule(is('destination_region', 'eu', 'eea'), { do: 'waive_fees' }),
		rule(ask('destination_region', 'is_not', ['eu']), fee),
		rule(is('reason', 'changed_mind'), fee)
	];
	const late = lint(rules).filter(({ path }) => path === 'rules.3');
	expect(told(late)).toEqual(['warn unreachable rules.3']);
});
