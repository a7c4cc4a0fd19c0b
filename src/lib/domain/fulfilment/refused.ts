import type { Instant } from '../time.ts';
import type { FulfilmentState, ToldStatus } from './states.ts';

/** The buyer would not take it at the door. Who takes it at a second try has not refused it. */
export const isRefused = (parcel: { state: FulfilmentState; refused_at?: Instant | null }): boolean =>
	(parcel.refused_at ?? null) !== null && parcel.state !== 'delivered' && parcel.state !== 'cancelled';

/** When it was first refused, by what was known and what is told now. */
export const refusedAt = (
	known: Instant | null,
	told: readonly { status: ToldStatus; occurred_at: Instant }[]
): Instant | null => {
	const times = told.filter((event) => event.status === 'refused').map((event) => event.occurred_at);
	return known ?? (times.length > 0 ? Math.min(...times) : null);
};
