import type { TrackingStatus } from '../fulfilment/states.ts';
import type { Instant } from '../time.ts';
import { next } from '../transitions.ts';
import type { Act, ReturnCase } from './case.ts';
import { changeOf, type ReturnChange } from './change.ts';
import { movesTo } from './move.ts';
import { RECEPTION_TRANSITIONS } from './states.ts';

/** The carrier has the parcel. */
const SCANS: readonly TrackingStatus[] = [
	'picked_up',
	'in_transit',
	'held',
	'out_for_delivery',
	'failed_attempt',
	'available_for_pickup',
	'delivered',
	'returning',
	'damaged'
];
/** Something went wrong on the way back: a person looks. */
const TROUBLE: readonly TrackingStatus[] = ['lost', 'damaged', 'returned_to_sender'];

/**
 * What a carrier says about a parcel on its way back. The first scan ends the time for changes; `delivered` still
 * waits for somebody to open it. Null: nothing changes.
 */
export function applyScan(
	facts: ReturnCase,
	event: { status: TrackingStatus; occurred_at: Instant },
	act: Act
): ReturnChange | null {
	const state = SCANS.includes(event.status) ? movesTo(facts, 'scan') : null;
	const troubled = TROUBLE.includes(event.status) && ['approved', 'in_transit'].includes(facts.return.state);
	if (state === null && !troubled) return null;
	const moved = state === null ? [] : facts.items.filter((item) => item.goods_required === 1);
	return changeOf({
		return: {
			...(state === null ? {} : { state, scanned_at: facts.return.scanned_at ?? event.occurred_at }),
			...(troubled ? { needs_person_since: facts.return.needs_person_since ?? act.now } : {})
		},
		items: moved.flatMap((item) => {
			const reception = next(RECEPTION_TRANSITIONS, item.reception, 'scan');
			return reception === null ? [] : [{ item_id: item.id, set: { reception } }];
		}),
		events: [
			...(state === null ? [] : [{ type: 'return_scanned' as const, item_id: null, data: {} }]),
			...(troubled
				? [{ type: 'return_troubled' as const, item_id: null, data: { status: event.status } }]
				: [])
		]
	});
}
