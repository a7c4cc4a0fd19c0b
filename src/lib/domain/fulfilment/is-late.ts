import type { Instant } from '../time.ts';
import { isRefused } from './refused.ts';
import type { FulfilmentState } from './states.ts';

/** States in which nothing is awaited any more. */
const OVER: readonly FulfilmentState[] = ['delivered', 'cancelled', 'returned_to_sender', 'lost'];

/** True when a parcel will come, or should have come, after the day that was promised first. */
export function isLate(
	parcel: {
		state: FulfilmentState;
		promised_at: Instant | null;
		estimated_at: Instant | null;
		refused_at?: Instant | null;
	},
	now: Instant
): boolean {
	if (parcel.promised_at === null || OVER.includes(parcel.state) || isRefused(parcel)) return false;
	return Math.max(parcel.estimated_at ?? now, now) > parcel.promised_at;
}
