import { exponentOf } from '#lib/domain/currency.ts';
import type { Action, ActionKind } from '#lib/domain/policy/language/actions.ts';
import type { Comparison, Condition } from '#lib/domain/policy/language/conditions.ts';
import { fieldOf } from '#lib/domain/policy/language/fields.ts';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import { ACTION_INPUTS } from './action-inputs.ts';

/** Typed values by their place (`value`, `value.THB`, `words.en`), and lists of which some are ticked. */
export type Typed = { texts: Record<string, string>; lists: Record<string, string[]> };
export type AskDraft = Typed & { kind: 'ask'; not: boolean; field: string; op: string };
export type CelDraft = Typed & { kind: 'cel'; not: boolean };
export type GroupDraft = { kind: 'all' | 'any'; not: boolean; parts: NodeDraft[] };
export type NodeDraft = AskDraft | CelDraft | GroupDraft;
export type ActDraft = Typed & { do: string };

/** A rule as its form holds it: text as it was typed, right or wrong. The conditions always stand in a group. */
export type RuleDraft = {
	id: string;
	name: string;
	enabled: boolean;
	when: GroupDraft;
	then: ActDraft[];
};

export const emptyAsk = (): AskDraft => ({
	kind: 'ask',
	not: false,
	field: 'item_category',
	op: 'is',
	texts: {},
	lists: {}
});

export const emptyRule = (id: string): RuleDraft => ({
	id,
	name: '',
	enabled: true,
	when: { kind: 'all', not: false, parts: [emptyAsk()] },
	then: [{ do: 'accept', texts: {}, lists: {} }]
});

export function draftOfRule(rule: Rule): RuleDraft {
	const node = nodeOf(rule.when, false);
	return {
		id: rule.id,
		name: rule.name,
		enabled: rule.enabled,
		when: 'parts' in node && !node.not ? node : { kind: 'all', not: false, parts: [node] },
		then: rule.then.map(actOf)
	};
}

function nodeOf(condition: Condition, not: boolean): NodeDraft {
	if ('not' in condition) return nodeOf(condition.not, !not);
	if ('cel' in condition) return { kind: 'cel', not, texts: { cel: condition.cel }, lists: {} };
	if ('field' in condition) return askOf(condition, not);
	const kind = 'all' in condition ? 'all' : 'any';
	const parts = 'all' in condition ? condition.all : condition.any;
	return { kind, not, parts: parts.map((part) => nodeOf(part, false)) };
}

function askOf({ field, op, value, days }: Comparison, not: boolean): AskDraft {
	const texts: Record<string, string> = days === undefined ? {} : { days: String(days) };
	const lists: Record<string, string[]> = {};
	if (Array.isArray(value)) {
		lists.value = value.map(String);
		texts.value = value.join(', ');
	} else if (fieldOf(field).type === 'money') Object.assign(texts, amountTexts('value', value));
	else texts.value = String(value);
	return { kind: 'ask', not, field, op, texts, lists };
}

function actOf(action: Action): ActDraft {
	const act: ActDraft = { do: action.do, texts: {}, lists: {} };
	for (const input of ACTION_INPUTS[action.do as ActionKind]) {
		const value = at(action, input.key);
		if (value === undefined) continue;
		if (input.kind === 'amounts') Object.assign(act.texts, amountTexts(input.key, value));
		else if (input.kind === 'some') act.lists[input.key] = (value as string[]).slice();
		else if (input.kind === 'percent') act.texts[input.key] = String(Number(value) / 100);
		else if (input.kind === 'words') {
			const { en, th } = value as { en: string; th: string };
			act.texts[`${input.key}.en`] = en;
			act.texts[`${input.key}.th`] = th;
		} else act.texts[input.key] = String(value);
	}
	return act;
}

const at = (value: unknown, path: string): unknown =>
	path
		.split('.')
		.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);

const amountTexts = (key: string, amounts: unknown): Record<string, string> =>
	Object.fromEntries(
		Object.entries(amounts as Record<string, number>).map(([currency, minor]) => [
			`${key}.${currency}`,
			amountText(minor, currency)
		])
	);

function amountText(minor: number, currency: string): string {
	const exponent = exponentOf(currency);
	const digits = String(minor).padStart(exponent + 1, '0');
	return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** Where the value of a sentence stands in the form: the form numbers the parts of a group and nothing else. */
export const inputOf = (path: string): string => {
	const parts = path.split('.');
	if (parts[0] !== 'when') return path;
	const plain = parts.filter((part) => !['all', 'any', 'not', 'cel'].includes(part));
	const isAlone = plain.length > 1 && !/^\d+$/.test(plain[1] ?? '');
	return [
		...(isAlone ? ['when', '0', ...plain.slice(1)] : plain),
		...(parts.at(-1) === 'cel' ? ['cel'] : [])
	].join('.');
};
