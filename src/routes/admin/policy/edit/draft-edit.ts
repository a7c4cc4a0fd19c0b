import type { DraftEdit } from '#lib/domain/policy/draft/edits.ts';

/** What a button of the list says: `move:r_…:-1`, `enable:r_…:0`, `duplicate:r_…`, `remove:r_…`, `before:r_…:r_…`. */
export function draftEditOf(act: string): DraftEdit | null {
	const [verb, id = '', more = ''] = act.split(':');
	if (!isRuleId(id)) return null;
	if (verb === 'move' && (more === '1' || more === '-1'))
		return { do: 'move', id, by: more === '1' ? 1 : -1 };
	if (verb === 'enable') return { do: 'enable', id, enabled: more === '1' };
	if (verb === 'duplicate') return { do: 'duplicate', id, as: isRuleId(more) ? more : newRuleId() };
	if (verb === 'remove') return { do: 'remove', id };
	if (verb === 'before') return { do: 'move_before', id, other: isRuleId(more) ? more : null };
	return null;
}

export const isRuleId = (text: string): boolean => /^r_[A-Za-z0-9_-]{8}$/.test(text);

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
export const newRuleId = (): string =>
	`r_${[...crypto.getRandomValues(new Uint8Array(8))].map((byte) => LETTERS[byte % 32]).join('')}`;
