import { ANSWERS, type Action, type Question } from '../language/actions.ts';
import type { Condition } from '../language/conditions.ts';
import { fieldOf } from '../language/fields.ts';
import type { Rule } from '../language/rule.ts';
import { expressionFault, fieldsOfExpression } from '../language/expression.ts';
import { EEA, EU } from '../rights/rights.ts';
import type { PerCurrency } from '../types.ts';
import { casesOf, meet, type Case } from './cases.ts';
import type { WordConstraint } from './constraint.ts';
import type { LintContext, LintReason } from './findings.ts';

/** A rule as the checks look at it. */
export type ReadRule = {
	rule: Rule;
	/** Its place, counted from 0. */
	index: number;
	/** Every way in which it may hold, and those in which it surely does; null when there are too many. */
	may: Case[] | null;
	surely: Case[] | null;
	/** It waits for a request. */
	asks: boolean;
};

/** The rules that are switched on. */
export const readRules = (rules: readonly Rule[], context: LintContext): ReadRule[] =>
	rules.flatMap((rule, index) => {
		if (!rule.enabled) return [];
		const cases = casesOf(rule.when, 'more');
		return [
			{
				rule,
				index,
				may: cases?.flatMap((each) => widened(each, context)) ?? null,
				surely: casesOf(rule.when, 'less'),
				asks: asksRequest(rule.when)
			}
		];
	});

/** The currencies for which an action says something; null: for all. */
export const currenciesOf = (action: Action): string[] | null => {
	const amounts = amountsOf(action);
	return amounts === null ? null : Object.keys(amounts);
};

export const amountsOf = (action: Action): PerCurrency | null =>
	'amounts' in action ? action.amounts : 'up_to' in action ? action.up_to : null;

/** A case for orders of these currencies alone. */
export const inCurrencies = (of: Case, currencies: readonly string[] | null): Case | null =>
	currencies === null ? of : meet(of, new Map([['order_currency', wordOf(currencies)]]));

export const answersOf = (action: Action): readonly Question[] => ANSWERS[action.do];

export const wordOf = (words: readonly string[]): WordConstraint => ({
	kind: 'word',
	of: words.map((word) => word.toLowerCase()),
	not: [],
	starts: [],
	startsNot: [],
	unknown: false
});

/** Adds what the shop and the map know: the fault of a reason, the regions of a country. Impossible ones go. */
function widened(of: Case, context: LintContext): Case[] {
	const faults = faultsOf(of, context.reasons);
	const withFault = faults === null ? of : meet(of, new Map([['reason_fault', wordOf(faults)]]));
	const regions = withFault === null ? null : regionsOf(withFault);
	const all = withFault === null || regions === null ? withFault : meet(withFault, regions);
	return all === null ? [] : [all];
}

/** Nobody can ask with a reason that the shop does not know. */
function faultsOf(of: Case, reasons: readonly LintReason[]): string[] | null {
	const asked = of.get('reason');
	if (asked?.kind !== 'word' || asked.of === null) return null;
	const known = reasons.filter((reason) => asked.of?.includes(reason.code.toLowerCase()));
	return known.length === 0 ? null : known.map((reason) => reason.fault);
}

function regionsOf(of: Case): Case | null {
	const asked = of.get('destination_country');
	if (asked?.kind !== 'word' || asked.of === null) return null;
	const countries = asked.of.map((code) => code.toUpperCase());
	const has: string[][] = [];
	const hasNot: string[] = [];
	for (const [region, members] of REGIONS) {
		if (countries.every((country) => members.includes(country))) has.push([region]);
		if (!countries.some((country) => members.includes(country))) hasNot.push(region);
	}
	return new Map([['destination_region', { kind: 'words', has, hasNot }]]);
}

const REGIONS: [string, readonly string[]][] = [
	['eu', EU],
	['eea', EEA]
];

const asksRequest = (condition: Condition): boolean => {
	if ('field' in condition) return fieldOf(condition.field).stage === 'request';
	if ('not' in condition) return asksRequest(condition.not);
	if ('all' in condition) return condition.all.some(asksRequest);
	if ('any' in condition) return condition.any.some(asksRequest);
	return (
		expressionFault(condition.cel) === null &&
		fieldsOfExpression(condition.cel).some((name) => fieldOf(name).stage === 'request')
	);
};
