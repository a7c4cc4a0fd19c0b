import type { Operator } from './conditions.ts';
import type { FieldName } from './fields.ts';
import type { RuleCase } from './rule-case.ts';

/** `MAYBE`: it depends on what a customer asks for, and nobody has asked yet. */
export const NO = 0;
export const YES = 1;
export const MAYBE = 2;
export type Answer = typeof NO | typeof YES | typeof MAYBE;
export type Test = (facts: RuleCase) => Answer;

/** A single question of a condition, as the trace names it. */
export type Leaf = { field: FieldName; op: Operator; days: number } | { cel: string };

export type CompiledCondition = {
	test: Test;
	/** True when something in it asks about the request. */
	asks: boolean;
	/** What the trace names when a `not` is in the way. */
	first: Leaf | null;
	/** The first question, where what kind of line it is answers that for good: without a yes nothing else is asked. */
	gate: Test | null;
};
