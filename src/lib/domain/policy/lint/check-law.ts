import type { Action, ActionKind } from '../language/actions.ts';
import { isExempt } from '../rights/of-order.ts';
import { CONFORMITIES, EEA, EU, EXEMPT_CATEGORIES, WITHDRAWALS } from '../rights/rights.ts';
import type { PolicyRules } from '../types.ts';
import { meet, type Case } from './cases.ts';
import type { Constraint } from './constraint.ts';
import { coveredBy } from './covered.ts';
import { exampleFor } from './example.ts';
import type { Finding, FindingCode, LintContext } from './findings.ts';
import { answersOf, currenciesOf, inCurrencies, wordOf, type ReadRule } from './read-rules.ts';
import { takesFee } from './check-effect.ts';

type Right = (typeof WITHDRAWALS)[number] | (typeof CONFORMITIES)[number];

/**
 * What takes away a right of the law. A rule for those countries alone is stopped; one for all countries does nothing
 * there, as the law holds in its place, and is told where the shop delivers to them.
 */
export const checkLaw = (rules: PolicyRules, read: readonly ReadRule[], context: LintContext): Finding[] => [
	...read.flatMap((rule) =>
		rule.rule.then.flatMap((action, place) => breachOf(rules, rule, action, place, read, context))
	),
	...checkSettings(rules, context)
];

function breachOf(
	rules: PolicyRules,
	by: ReadRule,
	action: Action,
	place: number,
	read: readonly ReadRule[],
	context: LintContext
): Finding[] {
	for (const right of [...WITHDRAWALS, ...CONFORMITIES]) {
		const code = takesAway(action, right);
		if (code === null) continue;
		const found: { country: string; case: Case; aimed: boolean }[] = [];
		for (const each of by.may ?? []) {
			const aimed = isAimed(each);
			const delivered = right.countries.filter((country) => context.countries.includes(country));
			for (const country of new Set([...delivered, ...right.countries])) {
				if (!aimed && !delivered.includes(country)) continue;
				const situation = situationOf(rules, each, right, country, action);
				if (situation === null || isSettled(situation, by, action, place, read)) continue;
				found.push({ country, case: situation, aimed });
			}
		}
		const [first] = found;
		if (first === undefined) continue;
		const isStop = found.some((each) => each.aimed);
		return [
			{
				code,
				severity: isStop ? 'stop' : 'warn',
				rule_id: by.rule.id,
				path: `rules.${by.index}.then.${place}`,
				facts: {
					number: by.index + 1,
					action: action.do,
					right: right.code,
					days: right.days,
					country: first.country,
					countries: [...new Set(found.map((each) => each.country))]
				},
				example: exampleFor(first.case, [by.rule], context),
				fix: null
			}
		];
	}
	return [];
}

const WITHHELD: Partial<Record<ActionKind, FindingCode>> = {
	refuse: 'unlawful_refusal',
	limit_pieces: 'unlawful_refusal',
	require_photos: 'unlawful_demand',
	require_comment: 'unlawful_demand'
};

/** What an action takes of a right; null: nothing. The way back may cost something: the law leaves it to the buyer. */
function takesAway(action: Action, right: Right): FindingCode | null {
	const isDefect = right.code === 'eu_conformity' || right.code === 'uk_conformity';
	if (action.do === 'offer' && !action.outcomes.includes('refund')) return 'unlawful_demand';
	if (isDefect) return action.do === 'defect_window' && action.days < right.days ? 'unlawful_window' : null;
	if (action.do === 'window') return action.days < right.days ? 'unlawful_window' : null;
	if (action.do === 'restocking_fee' || action.do === 'piece_fee')
		return takesFee(action) ? 'unlawful_fee' : null;
	return WITHHELD[action.do] ?? null;
}

/** The part of a case that lies under a right: there, in time, of goods it holds for. */
function situationOf(
	rules: PolicyRules,
	of: Case,
	right: Right,
	country: string,
	action: Action
): Case | null {
	const isDefect = right.code === 'eu_conformity' || right.code === 'uk_conformity';
	const conditions = new Map<string, Constraint>([
		['destination_country', wordOf([country])],
		['destination_region', regionsOf(country)],
		['reason_fault', wordOf(isDefect ? ['merchant', 'carrier'] : ['customer'])],
		['delivered_days_ago', { kind: 'number', least: 0, most: right.days, not: [], unknown: false }]
	]);
	if (!isDefect)
		conditions.set('item_category', {
			kind: 'word',
			of: null,
			not: [...EXEMPT_CATEGORIES, ...(rules.exempt_categories ?? [])],
			starts: [],
			startsNot: [],
			unknown: true
		});
	const situation = meet(of, conditions);
	return situation === null ? null : inCurrencies(situation, currenciesOf(action));
}

function regionsOf(country: string): Constraint {
	const regions = [...(EU.includes(country) ? ['eu'] : []), ...(EEA.includes(country) ? ['eea'] : [])];
	const others = ['eu', 'eea'].filter((region) => !regions.includes(region));
	return { kind: 'words', has: regions.map((region) => [region]), hasNot: others };
}

/** A rule above already answers otherwise, as one that accepts withdrawals does. */
const isSettled = (
	situation: Case,
	by: ReadRule,
	action: Action,
	place: number,
	read: readonly ReadRule[]
): boolean => answersOf(action).every((question) => coveredBy(situation, question, by, place, read) !== null);

const LAWFUL = new Set([...WITHDRAWALS, ...CONFORMITIES].flatMap((right) => right.countries));

/** The case is about countries with such rights and no others. */
function isAimed(of: Case): boolean {
	const country = of.get('destination_country');
	const region = of.get('destination_region');
	const byCountry =
		country?.kind === 'word' && country.of?.every((code) => LAWFUL.has(code.toUpperCase())) === true;
	const byRegion =
		region?.kind === 'words' &&
		region.has.some((words) => words.every((word) => word === 'eu' || word === 'eea'));
	return byCountry || byRegion;
}

function checkSettings(rules: PolicyRules, context: LintContext): Finding[] {
	return WITHDRAWALS.flatMap((right): Finding[] => {
		const delivered = context.countries.filter((country) => right.countries.includes(country));
		const finding = (
			code: FindingCode,
			path: string,
			severity: 'stop' | 'hint',
			countries: readonly string[],
			words: readonly string[]
		): Finding[] => {
			const [country] = countries;
			if (country === undefined) return [];
			const facts = {
				number: 0,
				right: right.code,
				days: right.days,
				country,
				countries,
				words,
				setting: path
			};
			return [{ code, severity, rule_id: null, path, facts, example: null, fix: null }];
		};
		const lawful = (category: string | null): boolean => category !== null && isExempt(rules, category);
		const excluded = rules.excluded_categories.filter((category) => !lawful(category));
		const fees = rules.restocking_fees.filter((fee) => fee.basis_points > 0 && !lawful(fee.category));
		return [
			...rules.windows.flatMap((entry, index) => {
				if (entry.days >= right.days || lawful(entry.category)) return [];
				if (entry.country === null)
					return finding('unlawful_window', `windows.${index}`, 'hint', delivered, []);
				const named = right.countries.includes(entry.country) ? [entry.country] : [];
				return finding('unlawful_window', `windows.${index}`, 'stop', named, []);
			}),
			...(excluded.length > 0
				? finding('unlawful_refusal', 'excluded_categories', 'hint', delivered, excluded)
				: []),
			...(fees.length > 0
				? finding(
						'unlawful_fee',
						'restocking_fees',
						'hint',
						delivered,
						fees.flatMap((fee) => fee.category ?? [])
					)
				: [])
		];
	});
}
