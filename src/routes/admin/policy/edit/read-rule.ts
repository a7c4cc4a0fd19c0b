import { exponentOf } from '#lib/domain/currency.ts';
import type { Action, ActionKind } from '#lib/domain/policy/language/actions.ts';
import { OPERATORS, type Condition, type Operator } from '#lib/domain/policy/language/conditions.ts';
import { expressionFault } from '#lib/domain/policy/language/expression.ts';
import { fieldOf, FIELDS, type FieldName } from '#lib/domain/policy/language/fields.ts';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import type { PerCurrency } from '#lib/domain/policy/types.ts';
import { ACTION_INPUTS, type ActionInput } from './action-inputs.ts';
import type { ActDraft, AskDraft, NodeDraft, RuleDraft, Typed } from './rule-draft.ts';

export type RuleFault =
	| { field: string; fault: 'number'; least: number; most: number }
	| {
			field: string;
			fault:
				| 'percent'
				| 'amount'
				| 'amounts'
				| 'choose'
				| 'words'
				| 'word'
				| 'day'
				| 'field'
				| 'cel'
				| 'no_action'
				/** What only the server's check knows, such as an expression that can't be read. */
				| 'refused';
	  };
type Faults = RuleFault[];

/** A rule out of its form, or every fault with the id of its input. Runs in the browser too, while somebody types. */
export function readRule(draft: RuleDraft): { rule: Rule | null; faults: Faults } {
	const faults: Faults = [];
	const when = nodeOf(draft.when, 'when', faults);
	const then = draft.then.flatMap((act, index) => actOf(act, `then.${index}`, faults) ?? []);
	if (draft.then.length === 0) faults.push({ field: 'act-add', fault: 'no_action' });
	if (faults.length > 0) return { rule: null, faults };
	return { rule: { id: draft.id, name: draft.name, when, then, enabled: draft.enabled }, faults };
}

function nodeOf(node: NodeDraft, path: string, faults: Faults): Condition {
	const of = (condition: Condition): Condition => (node.not ? { not: condition } : condition);
	if ('parts' in node) {
		const parts = node.parts.map((part, index) => nodeOf(part, `${path}.${index}`, faults));
		return of(node.kind === 'all' ? { all: parts } : { any: parts });
	}
	if (node.kind === 'cel') {
		const cel = (node.texts.cel ?? '').trim();
		if (cel === '' || expressionFault(cel) !== null) faults.push({ field: `${path}.cel`, fault: 'cel' });
		return of({ cel });
	}
	return of(askOf(node, path, faults));
}

function askOf(ask: AskDraft, path: string, faults: Faults): Condition {
	if (!Object.hasOwn(FIELDS, ask.field)) {
		faults.push({ field: `${path}.field`, fault: 'field' });
		return { all: [] };
	}
	const field = ask.field as FieldName;
	const { type, words, counts_days } = fieldOf(field);
	const allowed: readonly Operator[] = OPERATORS[type];
	const op = allowed.find((one) => one === ask.op) ?? (allowed[0] as Operator);
	const at = `${path}.value`;
	const days = counts_days ? whole(ask.texts.days, `${path}.days`, 1, 3650, faults) : undefined;
	const asked = { field, op, ...(days === undefined ? {} : { days }) };
	if (type === 'number') return { ...asked, value: whole(ask.texts.value, at, 0, 1_000_000, faults) };
	if (type === 'money') return { ...asked, value: amounts(ask, 'value', at, faults) };
	if (type === 'flag') return { ...asked, value: ask.texts.value !== 'false' };
	if (type === 'day') return { ...asked, value: day(ask.texts.value, at, faults) };
	const chosen =
		words || field === 'reason' ? (ask.lists.value ?? []) : wordsOf(field, ask.texts.value ?? '');
	if (chosen.length === 0) faults.push({ field: at, fault: words || field === 'reason' ? 'choose' : 'word' });
	return { ...asked, value: chosen };
}

/** Codes as orders hold them: countries and currencies in capitals, categories as they are stored. */
function wordsOf(field: FieldName, text: string): string[] {
	const words = text
		.split(/[,;\n]/)
		.map((word) => word.trim())
		.filter((word) => word !== '');
	const spelt = (word: string): string => {
		if (field === 'destination_country' || field === 'order_currency') return word.toUpperCase();
		return field === 'item_category' ? word.toLowerCase().replace(/[\s-]+/g, '_') : word;
	};
	return [...new Set(words.map(spelt))].slice(0, 200);
}

function actOf(act: ActDraft, path: string, faults: Faults): Action | null {
	if (!Object.hasOwn(ACTION_INPUTS, act.do)) {
		faults.push({ field: `${path}.do`, fault: 'field' });
		return null;
	}
	const action: Record<string, unknown> = { do: act.do };
	for (const input of ACTION_INPUTS[act.do as ActionKind]) {
		// Only a promise with credit names amounts.
		if (input.key === 'promise.grant.amounts' && act.texts['promise.grant.kind'] !== 'credit') continue;
		put(action, input.key, inputOf(input, act, `${path}.${input.key}`, faults));
	}
	return action as unknown as Action;
}

function inputOf(input: ActionInput, act: Typed, at: string, faults: Faults): unknown {
	const text = act.texts[input.key] ?? '';
	switch (input.kind) {
		case 'number':
			return whole(text, at, input.least, input.most, faults);
		case 'percent':
			return basisPoints(text, at, faults);
		case 'amounts':
			return amounts(act, input.key, at, faults);
		case 'day':
			return day(text, at, faults);
		case 'one':
			return input.choices.find((choice) => choice === text) ?? input.choices[0];
		case 'some': {
			const some = input.choices.filter((choice) => act.lists[input.key]?.includes(choice));
			if (some.length === 0) faults.push({ field: at, fault: 'choose' });
			return some;
		}
		case 'address':
			if (text === '') faults.push({ field: at, fault: 'choose' });
			return text;
		case 'tag':
			if (text.trim() === '') faults.push({ field: at, fault: 'word' });
			return text.trim();
		case 'words': {
			const words = {
				en: act.texts[`${input.key}.en`]?.trim() ?? '',
				th: act.texts[`${input.key}.th`]?.trim() ?? ''
			};
			for (const locale of ['en', 'th'] as const)
				if (words[locale] === '') faults.push({ field: `${at}.${locale}`, fault: 'words' });
			return words;
		}
	}
}

function put(into: Record<string, unknown>, path: string, value: unknown): void {
	const keys = path.split('.');
	const last = keys.pop() as string;
	let inner = into;
	for (const key of keys) inner = (inner[key] ??= {}) as Record<string, unknown>;
	inner[last] = value;
}

function whole(text: string | undefined, field: string, least: number, most: number, faults: Faults): number {
	const digits = latin(text);
	const value = /^\d{1,7}$/.test(digits) ? Number(digits) : Number.NaN;
	if (value >= least && value <= most) return value;
	faults.push({ field, fault: 'number', least, most });
	return least;
}

function basisPoints(text: string, field: string, faults: Faults): number {
	const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(latin(text));
	const value = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : Number.NaN;
	if (value <= 10_000) return value;
	faults.push({ field, fault: 'percent' });
	return 0;
}

/** One amount per currency; empty ones are left out, and one is enough. */
function amounts(typed: Typed, key: string, at: string, faults: Faults): PerCurrency {
	const read: PerCurrency = {};
	const before = faults.length;
	let first: string | null = null;
	for (const [name, text] of Object.entries(typed.texts)) {
		const currency = name.startsWith(`${key}.`) ? name.slice(key.length + 1) : '';
		if (!/^[A-Z]{3}$/.test(currency)) continue;
		first ??= currency;
		if (text.trim() === '') continue;
		const minor = minorUnits(latin(text), currency);
		if (minor === null) faults.push({ field: `${at}.${currency}`, fault: 'amount' });
		else read[currency] = minor;
	}
	if (Object.keys(read).length === 0 && faults.length === before)
		faults.push({ field: first === null ? at : `${at}.${first}`, fault: 'amounts' });
	return read;
}

function minorUnits(text: string, currency: string): number | null {
	const exponent = exponentOf(currency);
	const match = /^(\d{1,12})(?:\.(\d*))?$/.exec(text.replace(/[,\s฿$€£¥]/g, ''));
	const fraction = match?.[2] ?? '';
	if (!match || /[1-9]/.test(fraction.slice(exponent))) return null;
	const minor = Number(`${match[1]}${fraction.slice(0, exponent).padEnd(exponent, '0')}`);
	return minor <= 90_000_000_000 ? minor : null;
}

function day(text: string | undefined, field: string, faults: Faults): string {
	const typed = latin(text);
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(Date.parse(`${typed}T00:00:00Z`));
	if (!isDay) faults.push({ field, fault: 'day' });
	return typed;
}

/** Thai digits as Latin ones. */
const latin = (text: string | undefined): string =>
	(text ?? '').replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)).trim();
