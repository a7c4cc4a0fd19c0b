import { dayOfDate } from '../../zone.ts';
import type { PerCurrency } from '../types.ts';
import { MAYBE, NO, YES, type Answer, type CompiledCondition, type Leaf, type Test } from './answer.ts';
import type { Comparison, Condition } from './conditions.ts';
import { expressionTest } from './expression.ts';
import { fieldOf } from './fields.ts';
import { KIND_FIELDS } from './kind.ts';
import { READERS, type Reader } from './read-field.ts';
import type { RuleCase } from './rule-case.ts';

/**
 * A condition as a closure. What does not hold leaves its question in `facts.missed`: of an `all` the first that did
 * not hold, of an `any` the first of those that all did not.
 */
export function compileCondition(condition: Condition): CompiledCondition {
	if ('field' in condition) return comparison(condition);
	if ('cel' in condition) return expressionTest(condition);
	if ('not' in condition) return opposite(compileCondition(condition.not));
	const isAll = 'all' in condition;
	const parts = (isAll ? condition.all : condition.any).map(compileCondition);
	const tests = parts.map((part) => part.test);
	return {
		test: isAll ? allOf(tests) : anyOf(tests),
		gate: isAll ? (parts[0]?.gate ?? null) : null,
		asks: parts.some((part) => part.asks),
		first: parts.find((part) => part.first !== null)?.first ?? null
	};
}

function allOf(tests: readonly Test[]): Test {
	const [only] = tests;
	if (only !== undefined && tests.length === 1) return only;
	return (facts) => {
		let answer: Answer = YES;
		for (let index = 0; index < tests.length; index++) {
			const own = (tests[index] as Test)(facts);
			if (own === NO) return NO;
			if (own === MAYBE) answer = MAYBE;
		}
		return answer;
	};
}

function anyOf(tests: readonly Test[]): Test {
	const [only] = tests;
	if (only !== undefined && tests.length === 1) return only;
	return (facts) => {
		let answer: Answer = NO;
		let missed: Leaf | null = null;
		for (let index = 0; index < tests.length; index++) {
			const own = (tests[index] as Test)(facts);
			if (own === YES) return YES;
			if (own === MAYBE) answer = MAYBE;
			else missed ??= facts.missed;
		}
		if (answer === NO) facts.missed = missed;
		return answer;
	};
}

function opposite({ test, asks, first }: CompiledCondition): CompiledCondition {
	return {
		asks,
		first,
		gate: null,
		test: (facts) => {
			const answer = test(facts);
			if (answer === MAYBE) return MAYBE;
			if (answer === NO) return YES;
			facts.missed = first;
			return NO;
		}
	};
}

function comparison(of: Comparison): CompiledCondition {
	const leaf: Question = { field: of.field, op: of.op, days: of.days ?? Number.POSITIVE_INFINITY };
	const { type, stage } = fieldOf(of.field);
	const test = TESTS[type](of, READERS[of.field], leaf);
	const asks = stage === 'request';
	return {
		asks,
		first: leaf,
		gate: KIND_FIELDS.has(of.field) ? test : null,
		test: asks ? (facts) => (facts.asked === null ? MAYBE : test(facts)) : test
	};
}

type Question = Extract<Leaf, { field: unknown }>;
type Comparer = (of: Comparison, read: Reader, leaf: Question) => Test;

function answered(holds: boolean, leaf: Leaf, facts: RuleCase): Answer {
	if (holds) return YES;
	facts.missed = leaf;
	return NO;
}

const least = (value: number, read: Reader, leaf: Question): Test => {
	const { days } = leaf;
	return (facts) => {
		const fact = read(facts, days);
		return answered(typeof fact === 'number' && fact >= value, leaf, facts);
	};
};

const most = (value: number, read: Reader, leaf: Question): Test => {
	const { days } = leaf;
	return (facts) => {
		const fact = read(facts, days);
		return answered(typeof fact === 'number' && fact <= value, leaf, facts);
	};
};

const exactly: Comparer = ({ value }, read, leaf) => {
	const { days } = leaf;
	return (facts) => answered(read(facts, days) === value, leaf, facts);
};

const numbers: Comparer = (of, read, leaf) => {
	if (of.op === 'is') return exactly(of, read, leaf);
	return (of.op === 'at_least' ? least : most)(of.value as number, read, leaf);
};

const dates: Comparer = (of, read, leaf) =>
	(of.op === 'from' ? least : most)(dayOfDate(of.value as string), read, leaf);

const money: Comparer = (of, read, leaf) => {
	const amounts = new Map(Object.entries(of.value as PerCurrency));
	const atLeast = of.op === 'at_least';
	return (facts) => {
		const value = amounts.get(facts.order.currency);
		const fact = read(facts, leaf.days);
		const known = value !== undefined && typeof fact === 'number';
		return answered(known && (atLeast ? fact >= value : fact <= value), leaf, facts);
	};
};

const words: Comparer = (of, read, leaf) => {
	const wanted = (of.value as readonly string[]).map((word) => word.toLowerCase());
	const one = remembered(
		of.op === 'starts_with'
			? (word) => wanted.some((start) => word.startsWith(start))
			: (word) => wanted.includes(word)
	);
	const without = of.op === 'is_not' || of.op === 'has_not';
	return (facts) => {
		const fact = read(facts, leaf.days);
		let found = false;
		if (typeof fact === 'string') found = one(fact);
		else if (fact !== null && typeof fact === 'object') {
			for (let index = 0; !found && index < fact.length; index++) found = one(fact[index] as string);
		}
		return answered(found !== without, leaf, facts);
	};
};

/** The same few words are asked again and again, and making them small is most of the work. */
function remembered(wanted: (lower: string) => boolean): (word: string) => boolean {
	const known = new Map<string, boolean>();
	return (word) => {
		let found = known.get(word);
		if (found === undefined) {
			found = wanted(word.toLowerCase());
			if (known.size < MOST_REMEMBERED) known.set(word, found);
		}
		return found;
	};
}

const MOST_REMEMBERED = 500;

const TESTS = { number: numbers, money, word: words, words, flag: exactly, day: dates } as const;
