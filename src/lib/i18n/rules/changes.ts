import type { Rule } from '#lib/domain/policy/language/rule.ts';
import { keep, message, say, type Catalogue, type Locale } from '../say.ts';
import { textOf, type SentencePart } from './parts.ts';
import { ruleSentence } from './sentence.ts';
import { AND, quoted, type RuleNames } from './values.ts';

export type RuleChangeKind =
	'added' | 'removed' | 'moved' | 'changed' | 'renamed' | 'switched_on' | 'switched_off';

/** One difference between two rule lists. A rule that moved and changed gives two. */
export type RuleListChange = {
	rule_id: string;
	kind: RuleChangeKind;
	/** Where the rule stands, counted from 1, in the list before and now. */
	before_number: number | null;
	now_number: number | null;
	/** The difference in words. */
	text: string;
	/** The sentence before and now, for `added`, `removed` and `changed`. */
	before: SentencePart[] | null;
	now: SentencePart[] | null;
	/** When only values changed: each with what it was; else empty. */
	values: { path: string; before: string; now: string }[];
};

/** What differs between two rule lists, in words: first what is new or different, in its order, then what is gone. */
export function ruleListChanges(
	locale: Locale,
	before: readonly Rule[],
	now: readonly Rule[],
	names: RuleNames = {}
): RuleListChange[] {
	const old = new Map(before.map((rule, index) => [rule.id, { rule, number: index + 1 }]));
	const kept = new Set(now.map((rule) => rule.id));
	const moved = movedRules(before, now);
	const present = now.flatMap((rule, index): RuleListChange[] => {
		const number = index + 1;
		const was = old.get(rule.id);
		if (was === undefined) {
			const sentence = ruleSentence(locale, rule, names);
			return [
				{
					...none(rule.id, null, number),
					kind: 'added',
					now: sentence,
					text: say(locale, words.added, { number, sentence: textOf(sentence) })
				}
			];
		}
		const place = none(rule.id, was.number, number);
		return [
			...(moved.has(rule.id)
				? [{ ...place, kind: 'moved' as const, text: moveText(locale, was.number, now, index, moved, old) }]
				: []),
			...switched(locale, was.rule, rule, place),
			...reworded(locale, was.rule, rule, place, names)
		];
	});
	const gone = before.flatMap((rule, index): RuleListChange[] => {
		if (kept.has(rule.id)) return [];
		const sentence = ruleSentence(locale, rule, names);
		return [
			{
				...none(rule.id, index + 1, null),
				kind: 'removed',
				before: sentence,
				text: say(locale, words.removed, { number: index + 1, sentence: textOf(sentence) })
			}
		];
	});
	return [...present, ...gone];
}

/**
 * The fewest rules whose move explains the new order: all that are not in the longest run that kept its order.
 */
function movedRules(before: readonly Rule[], now: readonly Rule[]): Set<string> {
	const place = new Map(before.map((rule, index) => [rule.id, index]));
	const common = now.filter((rule) => place.has(rule.id));
	const runs = common.map(() => ({ length: 1, from: -1 }));
	common.forEach((rule, index) => {
		for (let earlier = 0; earlier < index; earlier++) {
			const inOrder = at(place, common[earlier]?.id) < at(place, rule.id);
			const length = (runs[earlier]?.length ?? 0) + 1;
			if (inOrder && length >= (runs[index]?.length ?? 0)) runs[index] = { length, from: earlier };
		}
	});
	const still = new Set<string>();
	let last = runs.reduce((best, run, index) => (run.length > (runs[best]?.length ?? 0) ? index : best), 0);
	while (last >= 0 && common[last]) {
		still.add(common[last]?.id ?? '');
		last = runs[last]?.from ?? -1;
	}
	return new Set(common.map((rule) => rule.id).filter((id) => !still.has(id)));
}

const at = (place: Map<string, number>, id: string | undefined): number => place.get(id ?? '') ?? -1;

/** Told by the rule that stayed and now follows: "moved above rule 3", both by the numbers they had. */
function moveText(
	locale: Locale,
	number: number,
	now: readonly Rule[],
	index: number,
	moved: ReadonlySet<string>,
	old: ReadonlyMap<string, { number: number }>
): string {
	const stays = (rule: Rule): boolean => old.has(rule.id) && !moved.has(rule.id);
	const next = now.slice(index + 1).find(stays);
	if (next) return say(locale, words.movedAbove, { number, other: old.get(next.id)?.number ?? 0 });
	const previous = now.slice(0, index).findLast(stays);
	return say(locale, words.movedBelow, { number, other: old.get(previous?.id ?? '')?.number ?? 0 });
}

function switched(locale: Locale, was: Rule, is: Rule, place: RuleListChange): RuleListChange[] {
	if (was.enabled === is.enabled) return [];
	const kind = is.enabled ? 'switched_on' : 'switched_off';
	const number = place.now_number ?? 0;
	return [{ ...place, kind, text: say(locale, is.enabled ? words.on : words.off, { number }) }];
}

function reworded(
	locale: Locale,
	was: Rule,
	is: Rule,
	place: RuleListChange,
	names: RuleNames
): RuleListChange[] {
	const number = place.now_number ?? 0;
	const renamed: RuleListChange[] =
		was.name === is.name
			? []
			: [
					{
						...place,
						kind: 'renamed',
						text:
							is.name === ''
								? say(locale, words.unnamed, { number })
								: say(locale, words.renamed, { number, name: quoted(is.name) })
					}
				];
	if (sameContent(was, is)) return renamed;
	const before = ruleSentence(locale, was, names);
	const now = ruleSentence(locale, is, names);
	const values = changedValues(before, now);
	const told = values.map((each) => say(locale, words.instead, each)).join(` ${AND[locale]} `);
	const text =
		values.length > 0 ? say(locale, words.values, { number, told }) : say(locale, words.changed, { number });
	return [...renamed, { ...place, kind: 'changed', before, now, values, text }];
}

/** Which values differ when the sentence around them is the same; empty when it is another sentence. */
function changedValues(before: SentencePart[], now: SentencePart[]): RuleListChange['values'] {
	const same =
		before.length === now.length &&
		before.every((part, index) => {
			const other = now[index];
			if (part.kind === 'value') return other?.kind === 'value' && other.path === part.path;
			return other?.kind === part.kind && other.text === part.text;
		});
	if (!same) return [];
	return before.flatMap((part, index) => {
		const other = now[index];
		return part.kind === 'value' && other && other.text !== part.text
			? [{ path: part.path, before: part.text, now: other.text }]
			: [];
	});
}

const sameContent = (a: Rule, b: Rule): boolean =>
	JSON.stringify([a.when, a.then]) === JSON.stringify([b.when, b.then]);

const none = (rule_id: string, before_number: number | null, now_number: number | null): RuleListChange => ({
	rule_id,
	kind: 'changed',
	before_number,
	now_number,
	text: '',
	before: null,
	now: null,
	values: []
});

type Numbered = { number: number };

const words = {
	added: message<Numbered & { sentence: string }>({
		en: ({ number, sentence }) => `Rule ${number} is new: ${sentence}`,
		th: ({ number, sentence }) => keep`เพิ่มข้อ_${number}: ${sentence}`
	}),
	removed: message<Numbered & { sentence: string }>({
		en: ({ number, sentence }) => `Rule ${number} is gone: ${sentence}`,
		th: ({ number, sentence }) => keep`ลบข้อ_${number}: ${sentence}`
	}),
	movedAbove: message<Numbered & { other: number }>({
		en: ({ number, other }) => `Rule ${number} moved above rule ${other}`,
		th: ({ number, other }) => keep`ย้ายข้อ_${number} ไปก่อนข้อ_${other}`
	}),
	movedBelow: message<Numbered & { other: number }>({
		en: ({ number, other }) => `Rule ${number} moved below rule ${other}`,
		th: ({ number, other }) => keep`ย้ายข้อ_${number} ไปหลังข้อ_${other}`
	}),
	on: message<Numbered>({
		en: ({ number }) => `Rule ${number} is switched on`,
		th: ({ number }) => keep`เปิดใช้ข้อ_${number}`
	}),
	off: message<Numbered>({
		en: ({ number }) => `Rule ${number} is switched off`,
		th: ({ number }) => keep`ปิดข้อ_${number}`
	}),
	renamed: message<Numbered & { name: string }>({
		en: ({ number, name }) => `Rule ${number} is called ${name}`,
		th: ({ number, name }) => keep`ตั้งชื่อข้อ_${number} เป็น ${name}`
	}),
	unnamed: message<Numbered>({
		en: ({ number }) => `Rule ${number} has no name any more`,
		th: ({ number }) => keep`ลบชื่อข้อ_${number}`
	}),
	changed: message<Numbered>({
		en: ({ number }) => `Rule ${number} reads differently`,
		th: ({ number }) => keep`แก้ข้อ_${number}`
	}),
	values: message<Numbered & { told: string }>({
		en: ({ number, told }) => `Rule ${number}: ${told}`,
		th: ({ number, told }) => keep`ข้อ_${number}: ${told}`
	}),
	instead: message<{ before: string; now: string }>({
		en: ({ before, now }) => `${now} instead of ${before}`,
		th: ({ before, now }) => `${now} แทน ${before}`
	})
} satisfies Catalogue;
