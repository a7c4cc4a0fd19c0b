import type { Action, Words } from '../language/actions.ts';
import { expressionFault } from '../language/expression.ts';
import type { Rule } from '../language/rule.ts';
import type { Finding } from './findings.ts';
import { questionsOf } from './walk.ts';

/** Words that are missing or not translated, and expressions that cannot be read. Looks at switched-off rules too. */
export const checkWording = (rules: readonly Rule[]): Finding[] =>
	rules.flatMap((rule, index) => [
		...rule.then.flatMap((action, place) => wordingOf(rule, index, action, place)),
		...expressions(rule, index)
	]);

function wordingOf(rule: Rule, index: number, action: Action, place: number): Finding[] {
	const [key, words] = wordsOf(action);
	if (words === null) return [];
	const missing = (['en', 'th'] as const).filter((language) => words[language].trim() === '');
	const isSame = words.en.trim() === words.th.trim();
	if (missing.length === 0 && !isSame) return [];
	const forCustomers = action.do === 'refuse' || action.do === 'tell_customer';
	return [
		{
			code: missing.length > 0 ? 'wording_missing' : 'wording_same',
			severity: missing.length > 0 && forCustomers ? 'stop' : 'warn',
			rule_id: rule.id,
			path: `rules.${index}.then.${place}.${key}`,
			facts: { number: index + 1, action: action.do, languages: missing },
			example: null,
			fix: null
		}
	];
}

const wordsOf = (action: Action): [string, Words | null] => {
	if ('why' in action) return ['why', action.why];
	return ['words', 'words' in action ? action.words : null];
};

const expressions = (rule: Rule, index: number): Finding[] =>
	questionsOf(rule.when).flatMap(({ question, path }): Finding[] => {
		const fault = 'cel' in question ? expressionFault(question.cel) : null;
		if (fault === null) return [];
		return [
			{
				code: 'expression_faulty',
				severity: 'stop',
				rule_id: rule.id,
				path: `rules.${index}.${path}`,
				facts: { number: index + 1, fault: fault.fault, detail: fault.detail },
				example: null,
				fix: null
			}
		];
	});
