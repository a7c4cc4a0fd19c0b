import { exceptionsOf, type PolicyContent } from './draft/content.ts';
import type { Comparison, Expression } from './language/conditions.ts';
import type { FieldName } from './language/fields.ts';
import { questionsOf } from './lint/walk.ts';

/** A rule by its place, counted from 1, and the merchant's own words for it. */
export type NamingRule = { rule_id: string; number: number; name: string };

/** A policy that names something of the settings, with its rules that do. */
export type PolicyUse = { rules: NamingRule[] } &
	/** `past`: it still judges the orders of its time. */
	(
		| { in: 'live' | 'planned' | 'past'; number: number }
		| { in: 'draft'; draft_id: string; name: string; based_on: number }
	);

/** The rules of a policy that ask for a field at all, those that are switched off included. */
export const rulesAsking = (content: PolicyContent, field: FieldName): NamingRule[] =>
	rulesWhere(content, (question) =>
		'cel' in question ? names(question.cel, field) : question.field === field
	);

/**
 * The rules of a policy whose conditions name one of these words of a field, those that are switched off included: they
 * may be switched on again. An expression names a word where it stands in quotes beside the field.
 */
export function rulesNaming(
	content: PolicyContent,
	field: FieldName,
	words: readonly string[]
): NamingRule[] {
	const wanted = words.map((word) => word.toLowerCase());
	return rulesWhere(content, (question) => {
		if ('cel' in question) {
			const text = question.cel.toLowerCase();
			return (
				names(text, field) && wanted.some((word) => text.includes(`"${word}"`) || text.includes(`'${word}'`))
			);
		}
		if (question.field !== field || !Array.isArray(question.value)) return false;
		const starts = question.op === 'starts_with';
		return (question.value as readonly string[]).some((value) =>
			wanted.some((word) => (starts ? word.startsWith(value.toLowerCase()) : word === value.toLowerCase()))
		);
	});
}

/** The rules of a policy that send parcels to an address, those that are switched off included. */
export const rulesSendingTo = (content: PolicyContent, code: string): NamingRule[] =>
	exceptionsOf(content).flatMap(({ id, name, then }, index) =>
		then.some((action) => action.do === 'destination' && action.address === code)
			? [{ rule_id: id, number: index + 1, name }]
			: []
	);

const rulesWhere = (
	content: PolicyContent,
	asks: (question: Comparison | Expression) => boolean
): NamingRule[] =>
	exceptionsOf(content).flatMap(({ id, name, when }, index) =>
		questionsOf(when).some(({ question }) => asks(question)) ? [{ rule_id: id, number: index + 1, name }] : []
	);

const names = (cel: string, field: FieldName): boolean => new RegExp(`\\b${field}\\b`).test(cel);
