import type { Rule } from '../language/rule.ts';
import type { PolicyRules } from '../types.ts';

/** A whole policy: the exceptions read from the top, and what holds for everything else. */
export type PolicyContent = PolicyRules;

export const exceptionsOf = (content: PolicyContent): readonly Rule[] => content.rules ?? [];

/** Without any the policy is the same as one from before there were exceptions. */
export const withExceptions = (content: PolicyContent, rules: readonly Rule[]): PolicyContent =>
	rules.length === 0 ? settingsOf(content) : { ...content, rules };

/** With a rule in the place of the one with its id, or as the last one. */
export function withRule(content: PolicyContent, rule: Rule): PolicyContent {
	const rules = exceptionsOf(content);
	const isThere = rules.some(({ id }) => id === rule.id);
	return withExceptions(
		content,
		isThere ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule]
	);
}

/** What holds for everything else, without the exceptions. */
export function settingsOf(content: PolicyContent): PolicyRules {
	const { rules: _exceptions, ...settings } = content;
	return settings;
}

export const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/**
 * A short mark of a value: forms carry it to say what they were made from. Tells changes of colleagues apart, and is no
 * defence against anybody. FNV-1a, 32 bits twice.
 */
export function markOf(value: unknown): string {
	const text = canonical(value);
	let [one, two] = [0x811c9dc5, 0xcbf29ce4];
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		one = Math.imul(one ^ code, 0x01000193);
		two = Math.imul(two ^ (code + index), 0x01000193);
	}
	return [one, two].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The same text for the same policy, whatever the order of its keys. */
const canonical = (value: unknown): string =>
	JSON.stringify(value, (_, part: unknown) =>
		part && typeof part === 'object' && !Array.isArray(part)
			? Object.fromEntries(
					Object.entries(part)
						.filter(([, inner]) => inner !== undefined)
						.sort(([a], [b]) => (a < b ? -1 : 1))
				)
			: part
	) ?? '';
