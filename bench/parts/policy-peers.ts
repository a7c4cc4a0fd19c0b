import jsonLogic from 'json-logic-js';
import { Engine } from 'json-rules-engine';
import type { Comparison, Condition } from '#lib/domain/policy/language/conditions.ts';
import { fieldOf, type FieldName } from '#lib/domain/policy/language/fields.ts';
import { READERS } from '#lib/domain/policy/language/read-field.ts';
import { requestFacts, type RuleCase } from '#lib/domain/policy/language/rule-case.ts';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import { type BenchCase, NOW, REASONS } from './policy-case.ts';

/** One request as a rule sees it. */
export function ruleCaseOf({ order, request }: BenchCase): RuleCase {
	const [line] = order.lines;
	const [item] = request.items;
	const reason = REASONS.find((one) => one.code === item?.reason_code);
	if (!line || !item || !reason) throw new Error('a case without a line, an item or a reason');
	const facts = requestFacts(order, request.items, request.method, request.opened_by);
	return { order, line, now: NOW, missed: null, asked: { item, reason, request: facts } };
}

type Flat = Record<string, unknown>;
const nameOf = ({ field, days }: Comparison): string => (days === undefined ? field : `${field}_${days}`);

/** The facts that some rules ask, read once and flat, as the peers want them. Words are in lower case. */
export function flatFacts(rules: readonly Rule[], facts: RuleCase): Flat {
	const flat: Flat = {};
	for (const rule of rules) {
		for (const one of comparisonsOf(rule.when)) {
			const fact = READERS[one.field](facts, one.days ?? Number.POSITIVE_INFINITY);
			flat[nameOf(one)] = typeof fact === 'string' ? fact.toLowerCase() : fact;
		}
	}
	return flat;
}

/** Which rules fit, by json-logic-js: each rule is one expression, all are asked. */
export function jsonLogicOf(rules: readonly Rule[]): (flat: Flat) => number[] {
	const logic = rules.map((rule) => logicOf(rule.when));
	return (flat) => {
		const fits: number[] = [];
		for (let index = 0; index < logic.length; index++) {
			if (jsonLogic.apply(logic[index], flat) === true) fits.push(index);
		}
		return fits;
	};
}

/** The same by json-rules-engine, with one engine for all cases and all rules of equal rank. */
export function jsonRulesOf(rules: readonly Rule[]): (flat: Flat) => Promise<number[]> {
	const engine = new Engine([], { allowUndefinedFacts: true });
	engine.addOperator('hasOne', (fact: string[], value: string[]) =>
		value.some((word) => fact.includes(word))
	);
	for (const [index, rule] of rules.entries()) {
		engine.addRule({
			conditions: { all: comparisonsOf(rule.when).map(conditionOf) },
			event: { type: String(index) }
		});
	}
	return async (flat) => {
		const { events } = await engine.run(flat);
		return events.map((event) => Number(event.type)).sort((a, b) => a - b);
	};
}

const comparisonsOf = (condition: Condition): Comparison[] => {
	if ('field' in condition) return [condition];
	if ('all' in condition) return condition.all.flatMap(comparisonsOf);
	throw new Error('the set that is compared holds comparisons only');
};

const wordsOf = (one: Comparison): string[] =>
	(one.value as readonly string[]).map((word) => word.toLowerCase());
const typeOf = (one: Comparison): string => fieldOf(one.field as FieldName).type;
/** Days are read as numbers since 1970-01-01, amounts in the one currency of the cases. */
const figureOf = (one: Comparison): number =>
	typeOf(one) === 'day'
		? Date.parse(String(one.value)) / 86_400_000
		: typeof one.value === 'number'
			? one.value
			: ((one.value as Record<string, number>).THB ?? Number.NaN);
const isLeast = (one: Comparison): boolean => one.op === 'at_least' || one.op === 'from';

function logicOf(condition: Condition): object {
	if ('all' in condition) return { and: condition.all.map(logicOf) };
	if (!('field' in condition)) throw new Error('the set that is compared holds comparisons only');
	const read = { var: nameOf(condition) };
	if (typeOf(condition) === 'words') {
		return { some: [read, { in: [{ var: '' }, wordsOf(condition)] }] };
	}
	if (typeOf(condition) === 'word') return { in: [read, wordsOf(condition)] };
	return { [isLeast(condition) ? '>=' : '<=']: [read, figureOf(condition)] };
}

function conditionOf(one: Comparison): { fact: string; operator: string; value: unknown } {
	const fact = nameOf(one);
	if (typeOf(one) === 'words') return { fact, operator: 'hasOne', value: wordsOf(one) };
	if (typeOf(one) === 'word') return { fact, operator: 'in', value: wordsOf(one) };
	const operator = isLeast(one) ? 'greaterThanInclusive' : 'lessThanInclusive';
	return { fact, operator, value: figureOf(one) };
}
