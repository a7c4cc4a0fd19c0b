import type { Action, Question } from '../language/actions.ts';
import type { Case } from './cases.ts';
import { answersOf, currenciesOf, inCurrencies, type ReadRule } from './read-rules.ts';
import { cutInto, type Covered } from './together.ts';

/** Where a rule surely answers a question. */
export type Answering = { rule: ReadRule; of: Case };

/**
 * The rules that answer a question in every situation of a case, together, before the action `before` of its rule does:
 * part by part; null when something of the case is left.
 */
export const coveredBy = (
	of: Case,
	question: Question,
	by: ReadRule,
	before: number,
	rules: readonly ReadRule[]
): Covered<Answering>[] | null => cutInto(of, answeringBefore(question, by, before, rules));

const answeringBefore = (
	question: Question,
	by: ReadRule,
	before: number,
	rules: readonly ReadRule[]
): Answering[] =>
	rules
		.filter((rule) => rule.index <= by.index && (by.asks || !rule.asks))
		.flatMap((rule) =>
			rule.rule.then
				.slice(0, rule.index === by.index ? before : undefined)
				.filter((action) => answersOf(action).includes(question))
				.flatMap((action) => placesOf(action, rule))
		);

/** An amount says something of the currencies it names alone. */
const placesOf = (action: Action, rule: ReadRule): Answering[] =>
	(rule.surely ?? []).flatMap((each) => {
		const of = inCurrencies(each, currenciesOf(action));
		return of === null ? [] : [{ rule, of }];
	});

/** The rules that settle all that an action could, whatever is asked; null when something is left for it. */
export function settledBefore(
	action: Action,
	place: number,
	by: ReadRule,
	rules: readonly ReadRule[]
): { parts: Covered<Answering>[]; rules: ReadRule[] } | null {
	const questions = answersOf(action);
	const cases = (by.may ?? []).flatMap((each) => {
		const known = inCurrencies(each, currenciesOf(action));
		return known === null ? [] : [known];
	});
	if (questions.length === 0 || cases.length === 0) return null;
	const parts: Covered<Answering>[] = [];
	for (const question of questions) {
		const answering = answeringBefore(question, by, place, rules);
		for (const each of cases) {
			const covered = cutInto(each, answering);
			if (covered === null) return null;
			parts.push(...covered);
		}
	}
	return { parts, rules: [...new Set(parts.map((part) => part.by.rule))] };
}
