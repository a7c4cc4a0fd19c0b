import { markOf } from '../draft/content.ts';
import type { Condition } from '../language/conditions.ts';
import { exampleFor } from './example.ts';
import type { Finding, LintContext } from './findings.ts';
import { readRules, type ReadRule } from './read-rules.ts';
import { comparisonsOf } from './walk.ts';

/** Alternatives that the rest of their rule excludes, although the rule itself can fit. */
export const checkParts = (rules: readonly ReadRule[], context: LintContext): Finding[] =>
	rules.flatMap((rule) => {
		const [first] = rule.may ?? [];
		if (first === undefined) return [];
		return deadOf(alternativesOf(rule.rule.when), rule, context).map(({ path, part, without }): Finding => ({
			code: 'never_holds',
			severity: 'warn',
			rule_id: rule.rule.id,
			path: `rules.${rule.index}.${path}`,
			facts: {
				number: rule.index + 1,
				fields: [...new Set(comparisonsOf(part).map(({ asked }) => asked.field))]
			},
			example: exampleFor(first, [rule.rule], context),
			fix: { do: 'put', rule: { ...rule.rule, when: without }, before: markOf(rule.rule) }
		}));
	});

/** One alternative of a condition. */
type Alternative = {
	path: string;
	part: Condition;
	/** The whole condition with none of its siblings, and without itself. */
	alone: Condition;
	without: Condition;
	inner: () => Alternative[];
};

function deadOf(of: readonly Alternative[], rule: ReadRule, context: LintContext): Alternative[] {
	return of.flatMap((alternative) => {
		const [read] = readRules([{ ...rule.rule, when: alternative.alone }], context);
		return read?.may?.length === 0 ? [alternative] : deadOf(alternative.inner(), rule, context);
	});
}

type Put = (part: Condition) => Condition;
const asIs: Put = (part) => part;

/**
 * The outermost alternatives of a condition: the parts of an `any`, and under a `not` those of an `all`. `alone` and
 * `kept` put a part back where it stands, without its siblings and with them.
 */
function alternativesOf(
	condition: Condition,
	path = 'when',
	negated = false,
	alone: Put = asIs,
	kept: Put = asIs
): Alternative[] {
	if ('not' in condition) {
		const not =
			(put: Put): Put =>
			(part) =>
				put({ not: part });
		return alternativesOf(condition.not, `${path}.not`, !negated, not(alone), not(kept));
	}
	if ('field' in condition || 'cel' in condition) return [];
	const isAll = 'all' in condition;
	const parts = isAll ? condition.all : condition.any;
	const group = (of: readonly Condition[]): Condition => (isAll ? { all: of } : { any: of });
	const at = (index: number): string => `${path}.${isAll ? 'all' : 'any'}.${index}`;
	const among =
		(put: Put, index: number): Put =>
		(part) =>
			put(group(parts.with(index, part)));
	if (isAll !== negated || parts.length < 2)
		return parts.flatMap((part, index) =>
			alternativesOf(part, at(index), negated, among(alone, index), among(kept, index))
		);
	return parts.map((part, index) => ({
		path: at(index),
		part,
		alone: alone(part),
		without: kept(group(parts.toSpliced(index, 1))),
		inner: () => alternativesOf(part, at(index), negated, alone, among(kept, index))
	}));
}
