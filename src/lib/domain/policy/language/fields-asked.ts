import type { PolicyRules } from '../types.ts';
import type { Condition } from './conditions.ts';
import { fieldsOfExpression } from './expression.ts';
import type { FieldName } from './fields.ts';
import type { Rule } from './rule.ts';

/** Which fields the rules of a policy that are switched on ask for; worked out once for each version. */
export function fieldsAsked(rules: PolicyRules): ReadonlySet<FieldName> {
	let asked = known.get(rules);
	if (asked === undefined) {
		asked = new Set(rules.rules?.flatMap((rule) => (rule.enabled ? fieldsOf(rule.when) : [])));
		known.set(rules, asked);
	}
	return asked;
}

const known = new WeakMap<PolicyRules, ReadonlySet<FieldName>>();

/** The fields one rule asks for; null beside them where it asks in an expression, which only an expert reads. */
export const fieldsOfRule = ({ when }: Rule): (FieldName | null)[] =>
	hasExpression(when) ? [...fieldsOf(when), null] : fieldsOf(when);

function hasExpression(condition: Condition): boolean {
	if ('cel' in condition) return true;
	if ('field' in condition) return false;
	if ('not' in condition) return hasExpression(condition.not);
	return ('all' in condition ? condition.all : condition.any).some(hasExpression);
}

function fieldsOf(condition: Condition): FieldName[] {
	if ('field' in condition) return [condition.field];
	if ('cel' in condition) return fieldsOfExpression(condition.cel);
	if ('not' in condition) return fieldsOf(condition.not);
	return ('all' in condition ? condition.all : condition.any).flatMap(fieldsOf);
}
