import { accepted, refused, type Result } from '../../result.ts';
import type { Rule } from '../language/rule.ts';
import type { PolicyRules } from '../types.ts';
import { exceptionsOf, isSame, markOf, settingsOf, withExceptions, type PolicyContent } from './content.ts';

/**
 * One change of a draft. Changes name the rule they are about, never its place, so that two people at one draft do not
 * write over each other; `before` is the mark of what was changed, and a rule that differs by now is refused.
 */
export type DraftEdit =
	/** Replaces the rule with this id, or adds it as the last one. `before` null: it must not be there yet. */
	| { do: 'put'; rule: Rule; before: string | null }
	| { do: 'move'; id: string; by: -1 | 1 }
	/** In front of another rule; null is the end. */
	| { do: 'move_before'; id: string; other: string | null }
	| { do: 'enable'; id: string; enabled: boolean }
	| { do: 'duplicate'; id: string; as: string }
	| { do: 'remove'; id: string }
	| { do: 'settings'; settings: PolicyRules; before: string }
	/** Everything at once: a template, an import, an earlier version. */
	| { do: 'replace'; content: PolicyContent };

/**
 * The policy after one change; nothing else of it is touched. Refuses with `not_found` (the rule is gone) or
 * `changed_meanwhile` (it differs from what the change was made from).
 */
export function edited(content: PolicyContent, edit: DraftEdit): Result<PolicyContent> {
	const rules = exceptionsOf(content);
	if (edit.do === 'replace') return accepted(edit.content);
	if (edit.do === 'settings') {
		if (markOf(settingsOf(content)) !== edit.before) return refused('changed_meanwhile');
		return accepted(withExceptions(edit.settings, rules));
	}
	const id = edit.do === 'put' ? edit.rule.id : edit.id;
	const index = rules.findIndex((rule) => rule.id === id);
	const found = rules[index];
	const of = (next: readonly Rule[]) => accepted(withExceptions(content, next));
	if (edit.do === 'put') {
		if (found === undefined)
			return edit.before === null ? of([...rules, edit.rule]) : refused('changed_meanwhile', { rule: id });
		const isAgain = isSame(found, edit.rule);
		if (!isAgain && edit.before !== markOf(found)) return refused('changed_meanwhile', { rule: id });
		return of(rules.with(index, edit.rule));
	}
	if (found === undefined) return refused('not_found', { rule: id });
	switch (edit.do) {
		case 'move':
			return of(moved(rules, index, index + edit.by));
		case 'move_before': {
			const rest = rules.filter((rule) => rule !== found);
			const at = edit.other === null ? rest.length : rest.findIndex((rule) => rule.id === edit.other);
			return at < 0 ? refused('not_found', { rule: edit.other }) : of(rest.toSpliced(at, 0, found));
		}
		case 'enable':
			return of(rules.with(index, { ...found, enabled: edit.enabled }));
		case 'duplicate':
			if (rules.some((rule) => rule.id === edit.as)) return accepted(content);
			return of(rules.toSpliced(index + 1, 0, { ...found, id: edit.as }));
		case 'remove':
			return of(rules.toSpliced(index, 1));
	}
}

/** At the ends of the list nothing moves. */
function moved(rules: readonly Rule[], from: number, to: number): readonly Rule[] {
	const rule = rules[from];
	if (rule === undefined || to < 0 || to >= rules.length) return rules;
	return rules.toSpliced(from, 1).toSpliced(to, 0, rule);
}
