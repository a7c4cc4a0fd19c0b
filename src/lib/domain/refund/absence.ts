import { HOUR, MINUTE, type Instant } from '../time.ts';

/** A request that timed out may still arrive; until it has, its absence from a list proves nothing. */
export const ARRIVES_WITHIN = 10 * MINUTE;
/** How long a look at the provider proves anything. */
const PROVES_FOR = HOUR;

export type Absence =
	| { proven: true }
	/** `look`: nobody has looked lately. `there`: the provider has it. `late`: a request could still arrive. */
	| { proven: false; why: 'look' | 'there' }
	| { proven: false; why: 'late'; until: Instant };

/**
 * Whether the provider certainly has no standing refund of ours.
 * @param seen_at when all refunds of the payment were last read through, and `is_there` what that showed
 */
export function absence(
	at: { last_attempt_at: Instant | null; seen_at: Instant | null; is_there: boolean },
	now: Instant
): Absence {
	if (at.is_there) return { proven: false, why: 'there' };
	const arrived = (at.last_attempt_at ?? 0) + ARRIVES_WITHIN;
	if (now < arrived) return { proven: false, why: 'late', until: arrived };
	const { seen_at } = at;
	const isSeen = seen_at !== null && seen_at >= arrived && seen_at <= now && now - seen_at <= PROVES_FOR;
	return isSeen ? { proven: true } : { proven: false, why: 'look' };
}
