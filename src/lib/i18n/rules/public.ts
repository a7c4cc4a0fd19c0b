import type { Action } from '#lib/domain/policy/language/actions.ts';
import { FIELDS, type FieldName } from '#lib/domain/policy/language/fields.ts';
import { fieldsOfRule } from '#lib/domain/policy/language/fields-asked.ts';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import type { Locale } from '../say.ts';
import { conditionParts, isAlways } from './conditions.ts';
import { listedText, textOf } from './parts.ts';
import { outwardWords, type OutwardKind } from './public-actions.ts';
import { AND, type RuleNames } from './values.ts';

/**
 * The exceptions of a policy as customers read them, in the order in which they are asked. `others`: there are rules
 * that look at who asks, or that no sentence can show; they are told to whom they concern, on the page of the order.
 */
export function publicExceptions(
	locale: Locale,
	rules: readonly Rule[],
	names: RuleNames
): { sentences: string[]; others: boolean } {
	const concerning = rules.filter((rule) => rule.enabled && outwardOf(rule).length > 0);
	const told = concerning.filter((rule) => fieldsOfRule(rule).every(isPublic));
	return {
		sentences: told.map((rule) => sentenceOf(locale, rule, names)),
		others: told.length < concerning.length
	};
}

const outwardOf = (rule: Rule): Outward[] =>
	rule.then.flatMap((action) => (isOutward(action) ? [action] : []));

type Outward = Extract<Action, { do: OutwardKind }>;
const isOutward = (action: Action): action is Outward => Object.hasOwn(outwardWords, action.do);

const isPublic = (field: FieldName | null): boolean =>
	field !== null && FIELDS[field].group !== 'customer' && field !== 'payment_disputed';

function sentenceOf(locale: Locale, rule: Rule, names: RuleNames): string {
	const what = listedText(
		locale,
		outwardOf(rule).map((action) => saidOf(locale, action)),
		AND[locale]
	);
	if (isAlways(rule.when)) return what;
	const condition = textOf(conditionParts(locale, rule.when, names));
	if (locale === 'th') return `ถ้า${condition}: ${what}`;
	return `If ${condition}: ${what}${/[.!?…]$/u.test(what) ? '' : '.'}`;
}

const saidOf = (locale: Locale, action: Outward): string =>
	(outwardWords[action.do] as (locale: Locale, action: Outward) => string)(locale, action);
