import { normalTracking } from '../order/normal.ts';
import { accepted, refused, type Result } from '../result.ts';
import { isUnderway } from './cancel.ts';
import type { ReturnCase } from './case.ts';
import { changeOf, type ReturnChange, type ReturnColumns } from './change.ts';
import { notInThisState } from './move.ts';
import type { ReturnMethod } from './states.ts';

/** Absent fields stay as they are; an empty or null tracking number is taken away. */
export type Travel = {
	method?: ReturnMethod;
	carrier?: string | null;
	tracking_number?: string | null;
};

/** Another way to send the parcel, or its tracking number: possible until the carrier has it. */
export function changeTravel(
	facts: ReturnCase,
	travel: Travel,
	offered: readonly ReturnMethod[]
): Result<ReturnChange> {
	if (isUnderway(facts)) return refused('already_scanned');
	if (facts.return.state !== 'in_review' && facts.return.state !== 'approved') return notInThisState(facts);
	const { method } = travel;
	const stays = facts.return.method === 'keep';
	if (stays || (method !== undefined && (method === 'keep' || !offered.includes(method)))) {
		return refused('method_not_offered', { method: method ?? facts.return.method });
	}
	const set: Partial<ReturnColumns> = {};
	if (method !== undefined) set.method = method;
	if (travel.carrier !== undefined) set.carrier = travel.carrier?.trim() || null;
	if (travel.tracking_number !== undefined) {
		const typed = travel.tracking_number?.trim() ?? '';
		if (typed !== '' && !isTrackingNumber(typed)) return refused('tracking_number_invalid', { typed });
		set.tracking_number = typed || null;
		set.tracking_norm = typed === '' ? null : normalTracking(typed);
	}
	return accepted(
		changeOf({
			return: set,
			events: [
				{
					type: 'return_changed',
					item_id: null,
					data: { method: method ?? facts.return.method, tracking_number: set.tracking_number ?? null }
				}
			]
		})
	);
}

/** Between 6 and 40 letters and digits with at least four digits, whatever stands between them. */
export function isTrackingNumber(typed: string): boolean {
	const bare = normalTracking(typed);
	return /^[A-Z0-9]{6,40}$/.test(bare) && bare.replace(/\D/g, '').length >= 4;
}
