import type { ItemCheck } from './item-check.ts';

/** A reason with a follow-up question needs one of its answers. */
export const answerGiven: ItemCheck = ({ item, reason }) =>
	reason.answers.length === 0 || (item.answer_code !== null && reason.answers.includes(item.answer_code))
		? null
		: { reason: 'reason_answer_missing', facts: { line_id: item.line_id, code: item.reason_code } };
