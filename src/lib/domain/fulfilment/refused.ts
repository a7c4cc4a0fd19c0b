import type { Instant } from '../time.ts';
import type { FulfilmentState } from './states.ts';

/** The buyer would not take it at the door. Who takes it at a second try has not refused it. */
export const isRefused = (parcel: { state: FulfilmentState; refused_at?: Instant | null }): boolean =>
	(parcel.refused_at ?? null) !== null && parcel.state !== 'delivered' && parcel.state !== 'cancelled';
