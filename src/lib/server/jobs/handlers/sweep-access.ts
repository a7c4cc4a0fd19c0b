import { DAY } from '#lib/domain/time.ts';
import type { Context } from '../../context.ts';
import { deleteGiftSessionsExpiredBefore } from '../../store/gift-sessions.ts';
import { deleteExpiredLimits } from '../../store/limits.ts';
import { deleteExpiredSessions } from '../../store/sessions.ts';
import { deleteTokensExpiredBefore } from '../../store/tokens.ts';

/** Tokens stay a week after their end, so that a question about a link can still be answered. */
const TOKENS_KEPT = 7 * DAY;
const IDEMPOTENCY_KEYS_KEPT = 2 * DAY;

/** Deletes what nobody can use any more. Run twice it does nothing twice. */
export async function sweepAccess(context: Context): Promise<void> {
	const now = context.clock.now();
	await context.db.transaction(async (tx) => {
		await deleteExpiredSessions(tx, now);
		await deleteGiftSessionsExpiredBefore(tx, now);
		await deleteTokensExpiredBefore(tx, now - TOKENS_KEPT);
		await deleteExpiredLimits(tx, now);
		await tx
			.deleteFrom('idempotency_keys')
			.where('created_at', '<', now - IDEMPOTENCY_KEYS_KEPT)
			.execute();
	});
}
