import type { ItemCheck } from './item-check.ts';

/** Damage and wrong items are shown with a photo. */
export const photoGiven: ItemCheck = ({ item, reason }) =>
	reason !== null && reason.needs_photo && item.photos < 1
		? { reason: 'photo_required', facts: { line_id: item.line_id, code: item.reason_code } }
		: null;
