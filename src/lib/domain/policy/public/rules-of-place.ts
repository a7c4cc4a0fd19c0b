import { ANSWERS, type Action, type Question } from '../language/actions.ts';
import { YES } from '../language/answer.ts';
import { compileCondition } from '../language/compile-condition.ts';
import type { Comparison, Condition } from '../language/conditions.ts';
import { fieldsOfExpression } from '../language/expression.ts';
import { fieldOf, type FieldName } from '../language/fields.ts';
import type { RuleCase } from '../language/rule-case.ts';
import type { Rule } from '../language/rule.ts';
import type { PerCurrency } from '../types.ts';
import { FAULTS, plainCase, type Fault, type Place } from './plain-order.ts';

/** The rules of a policy as far as they can matter in one place. */
export type RulesOfPlace = {
	/** Both together, in their order: for every order of this place they decide as the whole list does. */
	all: Rule[];
	/** Fit every order of the place, as soon as it is known whose fault the reason is. */
	certain: Rule[];
	/** Turn on more than the place. Nothing of them is left that a certain rule above has settled. */
	exceptions: Rule[];
};

/**
 * Takes from the rules what the place already answers: comparisons of country, region, category, currency and fault are
 * made by the evaluator itself, the rest of each condition stays as it is. Actions whose question a certain rule above
 * has answered go, and so do amounts in other currencies.
 */
export function rulesOfPlace(rules: readonly Rule[], place: Place): RulesOfPlace {
	const branches = FAULTS.map((fault) => leftInBranch(rules, place, fault));
	const told = rules.flatMap((rule, index) => {
		const groups = new Map<string, { left: Left; faults: Fault[] }>();
		for (const [at, fault] of FAULTS.entries()) {
			const left = branches[at]?.[index] ?? null;
			if (left === null) continue;
			const key = JSON.stringify(left);
			const group = groups.get(key);
			if (group) group.faults.push(fault);
			else groups.set(key, { left, faults: [fault] });
		}
		return [...groups.values()].map(({ left, faults }) => ({
			rule: { ...rule, when: forFaults(left.when, faults), then: left.then },
			certain: isAlways(left.when)
		}));
	});
	return {
		all: told.map(({ rule }) => rule),
		certain: told.flatMap(({ rule, certain }) => (certain ? [rule] : [])),
		exceptions: told.flatMap(({ rule, certain }) => (certain ? [] : [rule]))
	};
}

/** What is left of a rule; null in its place: nothing. */
type Left = { when: Condition; then: Action[] };

const ANSWERED: ReadonlySet<FieldName> = new Set<FieldName>([
	...(['destination_country', 'destination_region', 'item_category'] as const),
	...(['order_currency', 'reason_fault'] as const)
]);

function leftInBranch(rules: readonly Rule[], place: Place, fault: Fault): (Left | null)[] {
	const facts = plainCase(place, fault, 0, 0);
	const settled = new Set<Question>();
	return rules.map((rule) => {
		const when = rule.enabled && leftOfCondition(rule.when, facts);
		if (when === false) return null;
		const answered = new Set(settled);
		const then = rule.then.flatMap((action) => leftOfAction(action, answered, place.currency));
		if (when === true) for (const question of answered) settled.add(question);
		return then.length === 0 ? null : { when: when === true ? ALWAYS : when, then };
	});
}

const ALWAYS: Condition = { all: [] };
const isAlways = (when: Condition): boolean => 'all' in when && when.all.length === 0;

/** True or false where the place answers it; else what still has to be asked. */
function leftOfCondition(condition: Condition, facts: RuleCase): Condition | boolean {
	const asked = (): boolean => compileCondition(condition).test(facts) === YES;
	if ('field' in condition) {
		if (ANSWERED.has(condition.field)) return asked();
		return fieldOf(condition.field).type === 'money'
			? inCurrency(condition, facts.order.currency)
			: condition;
	}
	if ('cel' in condition) {
		return fieldsOfExpression(condition.cel).every((field) => ANSWERED.has(field)) ? asked() : condition;
	}
	if ('not' in condition) {
		const left = leftOfCondition(condition.not, facts);
		return typeof left === 'boolean' ? !left : { not: left };
	}
	const isAll = 'all' in condition;
	const parts = (isAll ? condition.all : condition.any).map((part) => leftOfCondition(part, facts));
	if (parts.includes(!isAll)) return !isAll;
	const open = parts.filter((part) => typeof part !== 'boolean');
	const [only] = open;
	if (only === undefined) return isAll;
	if (open.length === 1) return only;
	return isAll ? { all: open } : { any: open };
}

/** An amount in a currency that is not named is never reached. */
function inCurrency(comparison: Comparison, currency: string): Condition | boolean {
	const amounts = comparison.value as PerCurrency;
	const amount = Object.hasOwn(amounts, currency) ? amounts[currency] : undefined;
	return amount === undefined ? false : { ...comparison, value: { [currency]: amount } };
}

/** What an action still says; what it answers is added to `answered`. */
function leftOfAction(action: Action, answered: Set<Question>, currency: string): Action[] {
	const own = only(action, currency);
	if (own === null) return [];
	const questions = ANSWERS[own.do];
	const open = questions.filter((question) => !answered.has(question));
	if (open.length === 0 && questions.length > 0) return [];
	for (const question of open) answered.add(question);
	if (open.length === questions.length) return [own];
	// No fees of any kind, of which a rule above has settled some: the others one by one.
	const free: Partial<Record<Question, Action>> = {
		restocking_fee: { do: 'restocking_fee', basis_points: 0 },
		piece_fee: { do: 'piece_fee', amounts: { [currency]: 0 } },
		return_delivery_fee: { do: 'return_delivery_fee', amounts: { [currency]: 0 } }
	};
	return open.flatMap((question) => free[question] ?? []);
}

/** The action for one currency alone; null where it says nothing of it. */
function only(action: Action, currency: string): Action | null {
	if ('amounts' in action) {
		const amount = Object.hasOwn(action.amounts, currency) ? action.amounts[currency] : undefined;
		return amount === undefined ? null : { ...action, amounts: { [currency]: amount } };
	}
	if ('up_to' in action) {
		const amount = Object.hasOwn(action.up_to, currency) ? action.up_to[currency] : undefined;
		return amount === undefined ? null : { ...action, up_to: { [currency]: amount } };
	}
	return action;
}

function forFaults(when: Condition, faults: readonly Fault[]): Condition {
	if (faults.length === FAULTS.length) return when;
	const fault: Condition = { field: 'reason_fault', op: 'is', value: faults };
	if (isAlways(when)) return fault;
	return { all: [fault, ...('all' in when ? when.all : [when])] };
}
