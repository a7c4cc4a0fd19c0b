import { emptyAsk, type GroupDraft, type NodeDraft, type RuleDraft } from './rule-draft.ts';

/**
 * What the buttons of a rule's form do: `add:when.1`, `group:when`, `cel:when`, `remove:when.0`, `act:add`,
 * `act:remove:2`, `act:up:2`. Anything else leaves the rule as it is. The same with and without JavaScript.
 */
export function restructured(rule: RuleDraft, act: string): RuleDraft {
	const [verb, place = '', index = ''] = act.split(':');
	if (verb === 'act') {
		const at = Number(index);
		if (place === 'add') return { ...rule, then: [...rule.then, { do: 'accept', texts: {}, lists: {} }] };
		if (place === 'remove') return { ...rule, then: rule.then.filter((_, other) => other !== at) };
		const moved = rule.then[at];
		if (place !== 'up' || !moved || at === 0) return rule;
		return { ...rule, then: rule.then.toSpliced(at, 1).toSpliced(at - 1, 0, moved) };
	}
	const path = place.split('.').slice(1).map(Number);
	if (path.some((part) => !Number.isInteger(part))) return rule;
	if (verb === 'remove') return { ...rule, when: without(rule.when, path) };
	const added = ADDED[verb ?? '']?.();
	return added ? { ...rule, when: withPart(rule.when, path, added) } : rule;
}

const ADDED: Partial<Record<string, () => NodeDraft>> = {
	add: emptyAsk,
	group: () => ({ kind: 'any', not: false, parts: [emptyAsk()] }),
	cel: () => ({ kind: 'cel', not: false, texts: {}, lists: {} })
};

function withPart(group: GroupDraft, [first, ...rest]: number[], part: NodeDraft): GroupDraft {
	if (first === undefined) return { ...group, parts: [...group.parts, part] };
	return {
		...group,
		parts: group.parts.map((own, at) => (at === first && 'parts' in own ? withPart(own, rest, part) : own))
	};
}

function without(group: GroupDraft, [first, ...rest]: number[]): GroupDraft {
	if (first === undefined) return group;
	if (rest.length === 0) return { ...group, parts: group.parts.filter((_, at) => at !== first) };
	return {
		...group,
		parts: group.parts.map((own, at) => (at === first && 'parts' in own ? without(own, rest) : own))
	};
}
