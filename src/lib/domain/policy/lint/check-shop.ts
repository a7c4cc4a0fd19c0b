import type { Comparison } from '../language/conditions.ts';
import type { PerCurrency, PolicyRules } from '../types.ts';
import { exampleFor } from './example.ts';
import type { Finding, FindingCode, LintContext, Severity } from './findings.ts';
import { amountsOf, inCurrencies, type ReadRule } from './read-rules.ts';
import { comparisonsOf } from './walk.ts';

/** What the policy names and the shop has not, and currencies of the shop that it says nothing of. */
export const checkShop = (rules: PolicyRules, read: readonly ReadRule[], context: LintContext): Finding[] => [
	...read.flatMap((rule) => [
		...namedIn(rule, context),
		...sentTo(rule, context),
		...currenciesIn(rule, context)
	]),
	...settingsOf(rules, context)
];

function namedIn({ rule, index }: ReadRule, context: LintContext): Finding[] {
	return comparisonsOf(rule.when).flatMap(({ asked, path }): Finding[] => {
		const words = Array.isArray(asked.value) && asked.op !== 'starts_with' ? (asked.value as string[]) : [];
		const at = { rule_id: rule.id, path: `rules.${index}.${path}`, number: index + 1 };
		switch (asked.field) {
			case 'item_category':
				return unused('category_unused', words, context.categories, asked, at);
			case 'destination_country':
				return unused('country_unused', words, context.countries, asked, at);
			case 'reason': {
				const known = context.reasons.map((reason) => reason.code);
				const active = context.reasons.flatMap((reason) => (reason.active ? [reason.code] : []));
				const retired = known.filter((code) => !active.includes(code));
				const named = words.filter((word) => !retired.some((code) => isSame(code, word)));
				return [
					...unused('reason_unknown', named, known, asked, at),
					...unused(
						'reason_retired',
						words.filter((word) => !named.includes(word)),
						active,
						asked,
						at
					)
				];
			}
			default:
				return [];
		}
	});
}

/** Parcels of such a rule go to the shop's own address. */
function sentTo({ rule, index }: ReadRule, { addresses }: LintContext): Finding[] {
	if (addresses === undefined) return [];
	return rule.then.flatMap((action, place): Finding[] => {
		if (action.do !== 'destination') return [];
		const known = addresses.find(({ code }) => code === action.address);
		if (known?.active) return [];
		return [
			{
				code: known ? 'address_retired' : 'address_unknown',
				severity: 'warn',
				rule_id: rule.id,
				path: `rules.${index}.then.${place}.address`,
				facts: { number: index + 1, words: [action.address] },
				example: null,
				fix: null
			}
		];
	});
}

type Place = { rule_id: string | null; path: string; number: number };

/** A rule of which nothing named is there fits never, or always: that is more than a leftover. */
function unused(
	code: FindingCode,
	words: readonly string[],
	known: readonly string[],
	asked: Comparison | null,
	{ rule_id, path, number }: Place
): Finding[] {
	const missing = words.filter((word) => !known.some((each) => isSame(each, word)));
	if (missing.length === 0 || known.length === 0) return [];
	const all = Array.isArray(asked?.value) ? asked.value.length : Infinity;
	const severity: Severity = code === 'reason_unknown' || missing.length === all ? 'warn' : 'hint';
	return [{ code, severity, rule_id, path, facts: { number, words: missing }, example: null, fix: null }];
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function currenciesIn(of: ReadRule, context: LintContext): Finding[] {
	const { rule, index } = of;
	const questions = comparisonsOf(rule.when);
	// A rule about a currency need not know the others.
	if (questions.some(({ asked }) => asked.field === 'order_currency')) return [];
	const finding = (per: PerCurrency, path: string): Finding[] => {
		const missing = missingOf(per, context);
		if (missing.length === 0) return [];
		const shown = (of.may ?? []).flatMap((each) => inCurrencies(each, missing) ?? [])[0];
		return [
			{
				code: 'currency_missing',
				severity: 'warn',
				rule_id: rule.id,
				path: `rules.${index}.${path}`,
				facts: { number: index + 1, words: missing },
				example: shown === undefined ? null : exampleFor(shown, [rule], context),
				fix: null
			}
		];
	};
	return [
		...questions.flatMap(({ asked, path }) =>
			isAmounts(asked.value) ? finding(asked.value, `${path}.value`) : []
		),
		...rule.then.flatMap((action, place) => {
			const amounts = amountsOf(action);
			return amounts === null
				? []
				: finding(amounts, `then.${place}.${'up_to' in action ? 'up_to' : 'amounts'}`);
		})
	];
}

const isAmounts = (value: Comparison['value']): value is PerCurrency =>
	typeof value === 'object' && !Array.isArray(value);

const missingOf = (per: PerCurrency, { currencies }: LintContext): string[] =>
	currencies.filter((currency) => !Object.hasOwn(per, currency));

function settingsOf(rules: PolicyRules, context: LintContext): Finding[] {
	const missing = (path: string, per: PerCurrency, severity: Severity): Finding[] => {
		const words = missingOf(per, context);
		if (words.length === 0) return [];
		const facts = { number: 0, words, setting: path };
		return [{ code: 'currency_missing', severity, rule_id: null, path, facts, example: null, fix: null }];
	};
	const place = (path: string): Place => ({ rule_id: null, path, number: 0 });
	const named = (key: 'category' | 'country'): string[] =>
		rules.windows.flatMap((entry) => (entry[key] === null ? [] : [entry[key]]));
	const grant = rules.refund_promise?.grant;
	return [
		...missing('auto_approve_limit', rules.auto_approve_limit, 'warn'),
		...(isGiven(rules.return_shipping_fee)
			? missing('return_shipping_fee', rules.return_shipping_fee, 'hint')
			: []),
		...(isGiven(rules.keep_item_limit) ? missing('keep_item_limit', rules.keep_item_limit, 'hint') : []),
		...(grant?.kind === 'credit' ? missing('refund_promise', grant.amounts, 'warn') : []),
		...unused('category_unused', [...new Set(named('category'))], context.categories, null, place('windows')),
		...unused('country_unused', [...new Set(named('country'))], context.countries, null, place('windows'))
	];
}

const isGiven = (per: PerCurrency): boolean => Object.values(per).some((amount) => amount > 0);
