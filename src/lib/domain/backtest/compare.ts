import type { Decision } from '../policy/decide-return.ts';
import type { Result } from '../result.ts';
import { answerOf, figuresOf, FIGURES, givenOf, type Answer, type Figures } from './answer.ts';
import { causeOf, type Cause } from './cause.ts';

/** A return that another version answers differently. */
export type Change = {
	kind: ChangeKind;
	before: Figures & { answer: Answer };
	after: Figures & { answer: Answer };
	/** For whoever sent it: a yes before a person, a person before a no, then more money. */
	for_customer: 'better' | 'worse' | 'same';
	cause: Cause;
};

/** What a change is to the people concerned. `money`: the same answer with other figures. */
export const CHANGE_KINDS = ['at_once', 'kept', 'to_person', 'refused', 'money'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What differs between two answers to the same request; null: neither the answer nor a figure. */
export function changeBetween(before: Result<Decision>, after: Result<Decision>): Change | null {
	const was = answerOf(before);
	const is = answerOf(after);
	if (was === is && !figuresDiffer(before, after)) return null;
	const figures = { before: figuresOf(before), after: figuresOf(after) };
	return {
		kind: kindOf(was, is),
		before: { ...figures.before, answer: was },
		after: { ...figures.after, answer: is },
		for_customer: sideOf(was, is, givenOf(figures.after) - givenOf(figures.before)),
		cause: causeOf(before, after)
	};
}

function figuresDiffer(before: Result<Decision>, after: Result<Decision>): boolean {
	if (!before.ok || !after.ok) {
		return before.ok !== after.ok;
	}
	const one = figuresOf(before);
	const other = figuresOf(after);
	return FIGURES.some((figure) => one[figure] !== other[figure]);
}

function kindOf(was: Answer, is: Answer): ChangeKind {
	if (was === is) return 'money';
	if (is === 'refuse') return 'refused';
	if (is === 'review') return 'to_person';
	return is === 'keep' && was === 'approve' ? 'kept' : 'at_once';
}

const RANK: Record<Answer, number> = { refuse: 0, review: 1, approve: 2, keep: 3 };

function sideOf(was: Answer, is: Answer, given: number): Change['for_customer'] {
	// A no on either side says more than an amount, and so does an amount than the way to it.
	const by = (was === 'refuse' || is === 'refuse' ? RANK[is] - RANK[was] : given) || RANK[is] - RANK[was];
	return by > 0 ? 'better' : by < 0 ? 'worse' : 'same';
}
