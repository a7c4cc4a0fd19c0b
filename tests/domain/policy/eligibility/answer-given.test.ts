import { expect, it } from 'vitest';
import { answerGiven } from '#lib/domain/policy/eligibility/answer-given.ts';
import { item, reasonOf, termsOf } from '../../support/facts.ts';

const check = (code: string, answer: string | null) =>
	answerGiven({
		terms: termsOf(),
		item: item({ reason_code: code, answer_code: answer }),
		reason: reasonOf(code)
	});

it('asks only where the reason has a question', () => {
	expect(check('changed_mind', null)).toBeNull();
	expect(check('damaged', 'box_dented')).toBeNull();
});

it('refuses no answer and one that is not offered', () => {
	expect(check('damaged', null)?.reason).toBe('reason_answer_missing');
	expect(check('damaged', 'eaten')?.reason).toBe('reason_answer_missing');
});
