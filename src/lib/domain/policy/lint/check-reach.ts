import type { DraftEdit } from '../draft/edits.ts';
import type { ActionKind } from '../language/actions.ts';
import { isWithin, meet } from './cases.ts';
import { settledBefore, type Answering } from './covered.ts';
import { exampleFor } from './example.ts';
import type { Example, Finding, LintContext } from './findings.ts';
import type { ReadRule } from './read-rules.ts';
import type { Covered } from './together.ts';

/** Rules that never fit, come too late, or say the contrary of their neighbour. */
export const checkReach = (rules: readonly ReadRule[], context: LintContext): Finding[] =>
	rules.flatMap((rule, place) => {
		if (rule.may === null) return [];
		if (rule.may.length === 0) return [contradictory(rule)];
		const late = tooLate(rule, rules, context);
		const above = rules[place - 1];
		// Nothing is left of a rule that comes too late: its order does not decide.
		const decides = late.every(({ code }) => code !== 'unreachable');
		return [...late, ...(above && decides ? conflicts(above, rule, context) : [])];
	});

const contradictory = ({ rule, index }: ReadRule): Finding => ({
	code: 'contradictory',
	severity: 'warn',
	rule_id: rule.id,
	path: `rules.${index}.when`,
	facts: { number: index + 1 },
	example: null,
	fix: null
});

function tooLate(by: ReadRule, rules: readonly ReadRule[], context: LintContext): Finding[] {
	const { rule, index } = by;
	const settled = rule.then.map((action, place) => settledBefore(action, place, by, rules));
	const all = settled.every((each) => each !== null);
	const late = settled.flatMap((each, place) => (each === null ? [] : [{ ...each, place }]));
	const [first] = late;
	if (first === undefined) return [];
	const finding = (
		code: 'unreachable' | 'shadowed',
		path: string,
		of: typeof first,
		covers: ReadRule[]
	): Finding => ({
		code,
		severity: 'warn',
		rule_id: rule.id,
		path,
		facts: {
			number: index + 1,
			by: covers.map((cover) => cover.index + 1).map(String),
			action: rule.then[of.place]?.do ?? ''
		},
		example: showing(of.parts, by, context),
		fix: fixOf(by, covers)
	});
	if (all) {
		const covers = [...new Set(late.flatMap((each) => each.rules))].toSorted((a, b) => a.index - b.index);
		return [finding('unreachable', `rules.${index}`, first, covers)];
	}
	return late.map((each) => finding('shadowed', `rules.${index}.then.${each.place}`, each, each.rules));
}

/** The first example that fits this rule and one that came before it. */
function showing(parts: readonly Covered<Answering>[], by: ReadRule, context: LintContext): Example | null {
	for (const { part, by: earlier } of parts.slice(0, MOST_TRIED)) {
		const known = meet(part, earlier.of) ?? part;
		const example = exampleFor(known, [by.rule, earlier.rule.rule], context);
		if (example !== null) return example;
	}
	return null;
}
const MOST_TRIED = 8;

/** What is narrower belongs above; the same once more can go. */
function fixOf(by: ReadRule, covers: readonly ReadRule[]): DraftEdit | null {
	const [first] = covers;
	if (first === undefined || first === by) return null;
	const isSame = (cover: ReadRule): boolean =>
		(cover.may ?? []).every((each) => (by.surely ?? []).some((wide) => isWithin(each, wide)));
	return covers.some(isSame)
		? { do: 'remove', id: by.rule.id }
		: { do: 'move_before', id: by.rule.id, other: first.rule.id };
}

/** Answers that are each other's contrary. */
const CONTRARY: readonly [ActionKind, ActionKind][] = [
	['accept', 'refuse'],
	['keep_item', 'send_back'],
	['require_photos', 'waive_photos']
];

/** Neighbours that overlap without one being an exception of the other: their order decides, and should be meant. */
function conflicts(above: ReadRule, below: ReadRule, context: LintContext): Finding[] {
	const does = ({ rule }: ReadRule, kind: ActionKind): boolean =>
		rule.then.some((action) => action.do === kind);
	const pair = CONTRARY.find(
		([one, other]) => (does(above, one) && does(below, other)) || (does(above, other) && does(below, one))
	);
	if (pair === undefined) return [];
	const isException = (narrow: ReadRule, wide: ReadRule): boolean =>
		(narrow.may ?? []).every((each) => (wide.surely ?? []).some((of) => isWithin(each, of)));
	if (above.may === null || below.may === null || isException(above, below) || isException(below, above))
		return [];
	const shared = above.may.flatMap((one) => (below.may ?? []).map((other) => meet(one, other)));
	for (const each of shared) {
		const example = each && exampleFor(each, [above.rule, below.rule], context);
		if (!example) continue;
		return [
			{
				code: 'conflict',
				severity: 'hint',
				rule_id: below.rule.id,
				path: `rules.${below.index}`,
				facts: {
					number: below.index + 1,
					by: [String(above.index + 1)],
					action: pair[does(above, pair[0]) ? 0 : 1],
					other: pair[does(above, pair[0]) ? 1 : 0]
				},
				example,
				fix: { do: 'move_before', id: below.rule.id, other: above.rule.id }
			}
		];
	}
	return [];
}
