import { MINUTE, type Instant } from '../time.ts';
import type { CancellationSettings } from './settings.ts';

/** Until when nothing of an order should be packed; null once that is over. */
export function fulfilmentHold(
	order: { placed_at: Instant; cancelled_at: Instant | null },
	{ grace_minutes }: Pick<CancellationSettings, 'grace_minutes'>,
	now: Instant
): Instant | null {
	const until = order.placed_at + grace_minutes * MINUTE;
	return order.cancelled_at === null && until > now ? until : null;
}
