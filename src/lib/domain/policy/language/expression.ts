import { Environment } from '@marcbachmann/cel-js';
import type { Expression } from './conditions.ts';
import { MAYBE, NO, YES, type CompiledCondition, type Leaf } from './answer.ts';
import { FIELD_NAMES, fieldOf, type FieldName, type FieldType } from './fields.ts';
import { READERS, toldFact } from './read-field.ts';
import type { RuleCase } from './rule-case.ts';

/** The longest expression, in characters, and the limits on what it may be made of. */
export const MOST_EXPRESSION = 1_000;
const LIMITS = {
	maxAstNodes: 200,
	maxDepth: 16,
	maxListElements: 100,
	maxMapEntries: 0,
	maxCallArguments: 8
};

export type ExpressionFault = 'too_long' | 'unreadable' | 'not_a_condition' | 'not_allowed';

/** What is wrong with an expression, or null. `detail` is the parser's own English. */
export function expressionFault(cel: string): { fault: ExpressionFault; detail: string } | null {
	if (cel.length > MOST_EXPRESSION) return { fault: 'too_long', detail: '' };
	const checked = environment().check(cel);
	if (!checked.valid) return { fault: 'unreadable', detail: checked.error?.message ?? '' };
	if (String(checked.type) !== 'bool') return { fault: 'not_a_condition', detail: String(checked.type) };
	const { calls, loops } = partsOf(environment().parse(cel).ast);
	// A pattern can run for ever on a short text, and loops within loops multiply.
	if (calls.has('matches')) return { fault: 'not_allowed', detail: 'matches' };
	if (loops > 1) return { fault: 'not_allowed', detail: 'more than one of all, exists, map, filter' };
	return null;
}

/** The fields that an expression names. */
export const fieldsOfExpression = (cel: string): FieldName[] => [
	...partsOf(environment().parse(cel).ast).fields
];

/**
 * The expert's condition over the same facts: money in minor units, days as '2026-11-21', percent as whole numbers. One
 * that asks something that nobody knows does not hold.
 */
export function expressionTest({ cel }: Expression): CompiledCondition {
	const leaf: Leaf = { cel };
	const run = environment().parse(cel);
	const fields = fieldsOfExpression(cel);
	const asks = fields.some((name) => fieldOf(name).stage === 'request');
	return {
		asks,
		first: leaf,
		gate: null,
		test: (facts) => {
			if (asks && facts.asked === null) return MAYBE;
			if (holds(run, fields, facts)) return YES;
			facts.missed = leaf;
			return NO;
		}
	};
}

type Parsed = ReturnType<Environment['parse']>;

function holds(run: Parsed, fields: readonly FieldName[], facts: RuleCase): boolean {
	const known: Record<string, unknown> = {};
	for (const name of fields) {
		const fact = factFor(name, facts);
		if (fact !== null) known[name] = fact;
	}
	try {
		return run(known) === true;
	} catch {
		// Unknown facts are left out, and the expression says so by failing.
		return false;
	}
}

const TYPES: Record<FieldType, string> = {
	number: 'int',
	money: 'int',
	word: 'string',
	words: 'list<string>',
	flag: 'bool',
	day: 'string'
};

function factFor(name: FieldName, facts: RuleCase): unknown {
	const { type } = fieldOf(name);
	if (type === 'day') return toldFact(name, facts, Number.POSITIVE_INFINITY);
	const fact = READERS[name](facts, Number.POSITIVE_INFINITY);
	return typeof fact === 'number' ? BigInt(fact) : fact;
}

let kept: Environment | null = null;

/** Made when the first expression comes: most policies have none. */
function environment(): Environment {
	if (kept !== null) return kept;
	kept = new Environment({ unlistedVariablesAreDyn: false, limits: LIMITS });
	for (const name of FIELD_NAMES) {
		const { type, several } = fieldOf(name);
		kept.registerVariable(name, several ? 'list<string>' : TYPES[type]);
	}
	return kept;
}

const LOOPS = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

/** Walks the tree that the parser made, whatever shape its nodes have. */
function partsOf(ast: unknown): { fields: Set<FieldName>; calls: Set<string>; loops: number } {
	const found = { fields: new Set<FieldName>(), calls: new Set<string>(), loops: 0 };
	const walk = (node: unknown): void => {
		if (Array.isArray(node)) {
			for (const part of node) walk(part);
			return;
		}
		if (node === null || typeof node !== 'object') return;
		const { op, args } = node as { op?: unknown; args?: unknown };
		if (op === 'id' && typeof args === 'string' && isField(args)) found.fields.add(args);
		if ((op === 'call' || op === 'rcall') && Array.isArray(args) && typeof args[0] === 'string') {
			found.calls.add(args[0]);
			if (LOOPS.has(args[0])) found.loops++;
		}
		walk(args);
	};
	walk(ast);
	return found;
}

const FIELD_SET: ReadonlySet<string> = new Set(FIELD_NAMES);
const isField = (name: string): name is FieldName => FIELD_SET.has(name);
