import type { ItemCheck } from './item-check.ts';

/** A rule of the shop asks for a few words. */
export const commentGiven: ItemCheck = ({ terms, item }) =>
	terms.comment && item.comment.trim() === ''
		? { reason: 'comment_required', facts: { line_id: item.line_id } }
		: null;
