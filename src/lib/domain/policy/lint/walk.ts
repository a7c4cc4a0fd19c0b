import type { Comparison, Condition, Expression } from '../language/conditions.ts';

/** Every question of a condition with its place in the rule: `when.all.0`. */
export function questionsOf(
	condition: Condition,
	path = 'when'
): { question: Comparison | Expression; path: string }[] {
	if ('field' in condition || 'cel' in condition) return [{ question: condition, path }];
	if ('not' in condition) return questionsOf(condition.not, `${path}.not`);
	const [key, parts] = 'all' in condition ? ['all', condition.all] : ['any', condition.any];
	return parts.flatMap((part, index) => questionsOf(part, `${path}.${key}.${index}`));
}

export const comparisonsOf = (condition: Condition): { asked: Comparison; path: string }[] =>
	questionsOf(condition).flatMap(({ question, path }) =>
		'field' in question ? [{ asked: question, path }] : []
	);
