import type { Terms } from '../language/terms.ts';
import type { ReasonFacts } from '../types.ts';
import type { ItemCheck } from './item-check.ts';

/** Damage and wrong items are shown with a photo, unless a rule says how many it wants. */
export const photoGiven: ItemCheck = ({ terms, item, reason }) => {
	const wanted = photosWanted(terms, reason);
	return item.photos < wanted
		? { reason: 'photo_required', facts: { line_id: item.line_id, code: item.reason_code, photos: wanted } }
		: null;
};

/** Photos that an item needs. */
export const photosWanted = (
	terms: Pick<Terms, 'photos'>,
	reason: Pick<ReasonFacts, 'needs_photo'>
): number => terms.photos ?? (reason.needs_photo ? 1 : 0);
