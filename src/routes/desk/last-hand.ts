import { MINUTE } from '#lib/domain/time.ts';
import type { TimelineEntry } from '#lib/server/queries/return-types.ts';

const LATELY = 15 * MINUTE;

/** Another member of staff who did something here a moment ago: two people may be at the same case. */
export function lastHand(
	timeline: readonly TimelineEntry[],
	me: string,
	now: number
): { who: string; ago: number } | null {
	const last = timeline.findLast((entry) => entry.actor_kind === 'staff');
	if (!last || last.actor_id === me || last.actor_name === null || now - last.at > LATELY) return null;
	return { who: last.actor_name, ago: now - last.at };
}
