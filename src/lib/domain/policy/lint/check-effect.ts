import { localDateOf } from '../../time.ts';
import { dateOfDay, localDayOf } from '../../zone.ts';
import type { Action, Question } from '../language/actions.ts';
import type { PerCurrency, PolicyRules } from '../types.ts';
import { meet, type Case } from './cases.ts';
import { allowsWord } from './constraint.ts';
import { exampleFor } from './example.ts';
import type { Finding, LintContext } from './findings.ts';
import { answersOf, type ReadRule } from './read-rules.ts';

/** Rules whose time is over, fees that nobody pays, and rules that set what holds anyway. */
export const checkEffect = (rules: PolicyRules, read: readonly ReadRule[], context: LintContext): Finding[] =>
	read.flatMap((rule) => {
		const [first] = rule.may ?? [];
		if (first === undefined) return [];
		const over = expired(rule, context);
		if (over.length > 0) return over;
		const fees = feesOnDefects(rule, context);
		const idle =
			fees.length === 0 && withoutEffect(rules, rule, read) ? [noEffect(rule, first, context)] : [];
		return [...pastDays(rule, context), ...fees, ...idle];
	});

function expired({ rule, index, may }: ReadRule, { now, timezone }: LintContext): Finding[] {
	const today = localDayOf(now, timezone ?? 'UTC');
	const last = (may ?? []).map((each) => {
		const constraint = each.get('today');
		return constraint?.kind === 'number' ? constraint.most : Infinity;
	});
	const until = Math.max(...last);
	if (until >= today) return [];
	return [
		{
			code: 'expired',
			severity: 'warn',
			rule_id: rule.id,
			path: `rules.${index}.when`,
			facts: { number: index + 1, day: dateOfDay(until) },
			example: null,
			fix: { do: 'enable', id: rule.id, enabled: false }
		}
	];
}

/** A window that was kept open until a day which is over. */
const pastDays = ({ rule, index }: ReadRule, { now, timezone }: LintContext): Finding[] =>
	rule.then.flatMap((action, place): Finding[] =>
		action.do === 'extend_until' && action.day < localDateOf(now, timezone ?? 'UTC')
			? [
					{
						code: 'expired',
						severity: 'hint',
						rule_id: rule.id,
						path: `rules.${index}.then.${place}`,
						facts: { number: index + 1, day: action.day },
						example: null,
						fix: rule.then.length === 1 ? { do: 'enable', id: rule.id, enabled: false } : null
					}
				]
			: []
	);

function feesOnDefects({ rule, index, may }: ReadRule, context: LintContext): Finding[] {
	const isDefect = (each: Case): boolean => {
		const fault = each.get('reason_fault');
		return fault?.kind === 'word' && !fault.unknown && !allowsWord(fault, 'customer');
	};
	const [first] = may ?? [];
	if (first === undefined || !(may ?? []).every(isDefect)) return [];
	return rule.then.flatMap((action, place): Finding[] =>
		takesFee(action)
			? [
					{
						code: 'fee_on_defect',
						severity: 'stop',
						rule_id: rule.id,
						path: `rules.${index}.then.${place}`,
						facts: { number: index + 1, action: action.do },
						example: exampleFor(first, [rule], context),
						fix: null
					}
				]
			: []
	);
}

export const takesFee = (action: Action): boolean =>
	(action.do === 'restocking_fee' && action.basis_points > 0) ||
	((action.do === 'piece_fee' || action.do === 'return_delivery_fee') &&
		Object.values(action.amounts).some((amount) => amount > 0));

const noEffect = ({ rule, index }: ReadRule, first: Case, context: LintContext): Finding => ({
	code: 'no_effect',
	severity: 'hint',
	rule_id: rule.id,
	path: `rules.${index}`,
	facts: { number: index + 1 },
	example: exampleFor(first, [rule], context),
	fix: { do: 'remove', id: rule.id }
});

/** Everything it sets the settings set too, and no other rule that could fit as well says otherwise. */
function withoutEffect(rules: PolicyRules, of: ReadRule, read: readonly ReadRule[]): boolean {
	const { then } = of.rule;
	return (
		then.length > 0 &&
		then.every((action) => (of.may ?? []).every((each) => holdsAnyway(rules, action, each))) &&
		!read.some((other) => other !== of && interferes(of, other))
	);
}

const interferes = (of: ReadRule, other: ReadRule): boolean => {
	const questions = new Set<Question>(of.rule.then.flatMap(answersOf));
	if (!other.rule.then.flatMap(answersOf).some((question) => questions.has(question))) return false;
	if (of.may === null || other.may === null) return true;
	return of.may.some((one) => other.may?.some((two) => meet(one, two) !== null));
};

function holdsAnyway(rules: PolicyRules, action: Action, of: Case): boolean {
	switch (action.do) {
		case 'window':
			return (
				action.from === 'delivered' &&
				rules.windows
					.filter(
						(entry) =>
							mayBe(of, 'item_category', entry.category) && mayBe(of, 'destination_country', entry.country)
					)
					.every((entry) => entry.days === action.days)
			);
		case 'extend_window':
			return action.days === 0;
		case 'delivery_buffer':
			return action.days === rules.undelivered_buffer_days;
		case 'defect_window':
			return action.days === rules.defect_days;
		case 'offer':
			return sameSet(action.outcomes, rules.outcomes);
		case 'methods':
			return sameSet(action.methods, rules.methods);
		case 'restocking_fee': {
			const entries = rules.restocking_fees.filter((entry) => mayBe(of, 'item_category', entry.category));
			return (
				entries.every((entry) => entry.basis_points === action.basis_points) &&
				(action.basis_points === 0 || entries.some((entry) => entry.category === null))
			);
		}
		case 'fee_cap':
			return action.basis_points === 10_000;
		case 'piece_fee':
			return Object.values(action.amounts).every((amount) => amount === 0);
		case 'return_delivery_fee':
			return sameAmounts(action.amounts, rules.return_shipping_fee, 0);
		case 'credit_bonus':
			return action.basis_points === rules.store_credit_bonus_basis_points;
		case 'credit_bonus_amount':
			return Object.values(action.amounts).every((amount) => amount === 0);
		case 'credit_valid':
			return action.days === rules.store_credit_valid_days;
		case 'exchange_bonus':
			return !isExchanging(rules) || action.basis_points === (rules.exchanges?.bonus_basis_points ?? 0);
		case 'send_back':
			return Object.keys(rules.keep_item_limit).length === 0;
		case 'approve_up_to':
			return sameAmounts(action.amounts, rules.auto_approve_limit, null);
		case 'ship_by':
			return action.days === rules.ship_by_days;
		case 'inspect_within':
			return action.days === rules.inspect_days;
		case 'refund_promise':
			return JSON.stringify(action.promise) === JSON.stringify(rules.refund_promise ?? null);
		default:
			return false;
	}
}

const isExchanging = ({ outcomes, rules }: PolicyRules): boolean =>
	outcomes.includes('exchange') ||
	(rules ?? []).some(
		({ enabled, then }) =>
			enabled && then.some((action) => action.do === 'offer' && action.outcomes.includes('exchange'))
	);

const mayBe = (of: Case, field: 'item_category' | 'destination_country', word: string | null): boolean => {
	const constraint = of.get(field);
	return word === null || constraint?.kind !== 'word' || allowsWord(constraint, word.toLowerCase());
};

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
	one.length === other.length && one.every((each) => other.includes(each));

const sameAmounts = (of: PerCurrency, settings: PerCurrency, missing: number | null): boolean =>
	Object.entries(of).every(([currency, amount]) => amount === (settings[currency] ?? missing));
