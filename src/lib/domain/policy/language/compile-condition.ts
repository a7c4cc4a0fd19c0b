import type { PerCurrency } from '../types.ts';
import { MAYBE, NO, YES, type Answer, type CompiledCondition, type Leaf, type Test } from './answer.ts';
import type { Comparison, Condition } from './conditions.ts';
import { expressionTest } from './expression.ts';
import { fieldOf } from './fields.ts';
import { READERS } from './read-field.ts';
import type { RuleCase } from './rule-case.ts';

/**
 * A condition as a closure. What does not hold leaves its question in `facts.missed`: of an `all` the first that did
 * not hold, of an `any` the first of those that all did not.
 */
export function compileCondition(condition: Condition): CompiledCondition {
	if ('field' in condition) return comparison(condition);
	if ('cel' in condition) return expressionTest(condition);
	if ('not' in condition) return opposite(compileCondition(condition.not));
	const parts = ('all' in condition ? condition.all : condition.any).map(compileCondition);
	const tests = parts.map((part) => part.test);
	return {
		test: 'all' in condition ? allOf(tests) : anyOf(tests),
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
	const leaf: Leaf = { field: of.field, op: of.op, days: of.days ?? Number.POSITIVE_INFINITY };
	const holds = HOLDS[fieldOf(of.field).type](of, leaf.days);
	const asks = fieldOf(of.field).stage === 'request';
	return {
		asks,
		first: leaf,
		test: (facts) => {
			if (asks && facts.asked === null) return MAYBE;
			if (holds(facts)) return YES;
			facts.missed = leaf;
			return NO;
		}
	};
}

type Holds = (facts: RuleCase) => boolean;
type Comparer = (of: Comparison, days: number) => Holds;

const numbers: Comparer = (of, days) => {
	const read = READERS[of.field];
	const value = of.value as number;
	if (of.op === 'is') return (facts) => read(facts, days) === value;
	return bounds(of.op === 'at_least', (facts) => read(facts, days), value);
};

const bounds = (least: boolean, read: (facts: RuleCase) => unknown, value: number): Holds =>
	least
		? (facts) => {
				const fact = read(facts);
				return typeof fact === 'number' && fact >= value;
			}
		: (facts) => {
				const fact = read(facts);
				return typeof fact === 'number' && fact <= value;
			};

const money: Comparer = (of, days) => {
	const read = READERS[of.field];
	const amounts = new Map(Object.entries(of.value as PerCurrency));
	const least = of.op === 'at_least';
	return (facts) => {
		const value = amounts.get(facts.order.currency);
		const fact = read(facts, days);
		if (value === undefined || typeof fact !== 'number') return false;
		return least ? fact >= value : fact <= value;
	};
};

const words: Comparer = (of, days) => {
	const read = READERS[of.field];
	const wanted = (of.value as readonly string[]).map((word) => word.toLowerCase());
	const set = new Set(wanted);
	const one =
		of.op === 'starts_with'
			? (word: string) => wanted.some((start) => word.toLowerCase().startsWith(start))
			: (word: string) => set.has(word) || set.has(word.toLowerCase());
	const without = of.op === 'is_not' || of.op === 'has_not';
	return (facts) => {
		const fact = read(facts, days);
		const found =
			typeof fact === 'string' ? one(fact) : fact !== null && typeof fact === 'object' && fact.some(one);
		return found !== without;
	};
};

const flags: Comparer = (of, days) => {
	const read = READERS[of.field];
	return (facts) => read(facts, days) === of.value;
};

const dates: Comparer = (of, days) => {
	const read = READERS[of.field];
	return bounds(of.op === 'from', (facts) => read(facts, days), Date.parse(of.value as string) / 86_400_000);
};

const HOLDS = { number: numbers, money, word: words, words, flag: flags, day: dates } as const;
