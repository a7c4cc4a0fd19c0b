import type { Action, Question } from '../language/actions.ts';
import { isWithin, type Case } from './cases.ts';
import { answersOf, currenciesOf, inCurrencies, type ReadRule } from './read-rules.ts';

/** The first rule that answers a question in every situation of a case, before the action `before` of its rule does. */
export const coveredBy = (
	of: Case,
	question: Question,
	by: ReadRule,
	before: number,
	rules: readonly ReadRule[]
): ReadRule | null =>
	rules.find(
		(rule) =>
			rule.index <= by.index &&
			(by.asks || !rule.asks) &&
			(rule.surely ?? []).some((wide) => isWithin(of, wide)) &&
			rule.rule.then
				.slice(0, rule.index === by.index ? before : undefined)
				.some((action) => answersOf(action).includes(question) && saysSomething(action, of))
	) ?? null;

/** An amount says something of the currencies it names alone. */
const saysSomething = (action: Action, of: Case): boolean => {
	const currencies = currenciesOf(action);
	const known = currencies === null ? null : inCurrencies(of, currencies);
	return (
		currencies === null ||
		(known !== null && isWithin(of, new Map([...known].filter(([key]) => key === 'order_currency'))))
	);
};

/** The rules that settle all that an action could, whatever is asked; null when something is left for it. */
export function settledBefore(
	action: Action,
	place: number,
	by: ReadRule,
	rules: readonly ReadRule[]
): { case: Case; rules: ReadRule[] } | null {
	const questions = answersOf(action);
	const cases = (by.may ?? []).flatMap((each) => {
		const known = inCurrencies(each, currenciesOf(action));
		return known === null ? [] : [known];
	});
	const [first] = cases;
	if (questions.length === 0 || first === undefined) return null;
	const found = new Set<ReadRule>();
	for (const each of cases) {
		for (const question of questions) {
			const cover = coveredBy(each, question, by, place, rules);
			if (cover === null) return null;
			found.add(cover);
		}
	}
	return { case: first, rules: [...found] };
}
