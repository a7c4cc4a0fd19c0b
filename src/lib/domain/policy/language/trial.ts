import type { TriedRule } from '../trace-step.ts';
import type { Leaf } from './answer.ts';
import { toldFact } from './read-field.ts';
import type { RuleCase } from './rule-case.ts';

/** How a rule fared: true where it fits, else the question that did not hold, as far as there is one. */
export type Fare = true | Leaf | null;

/** The rules of a policy as they were held against one line or item; told when somebody wants to read it. */
export type Trial = {
	rules: readonly { id: string; number: number }[];
	facts: RuleCase;
	/** In the order of the rules. */
	fares: readonly Fare[];
};

/** Every rule of some trials in words of the trace: what fits, and the fact that each of the others did not like. */
export const triedRules = (trials: readonly Trial[]): TriedRule[] =>
	trials.flatMap(({ rules, facts, fares }) =>
		rules.map(({ id, number }, index): TriedRule => {
			const fare = fares[index] ?? null;
			const { line_id } = facts.line;
			if (fare === true || fare === null) return { line_id, rule_id: id, number, fits: fare === true };
			return { line_id, rule_id: id, number, fits: false, missed: toldLeaf(fare, facts) };
		})
	);

const toldLeaf = (leaf: Leaf, facts: RuleCase): NonNullable<TriedRule['missed']> =>
	'cel' in leaf
		? { cel: leaf.cel }
		: { field: leaf.field, op: leaf.op, fact: toldFact(leaf.field, facts, leaf.days) };
