import type { Actor } from '#lib/domain/actor.ts';
import type { FreezeReason } from '#lib/domain/refund/differences.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { freeze } from './freeze.ts';
import { mayReconcile } from './permissions.ts';
import { startRun } from './runs.ts';

export type FreezeRefundsInput = { reason: FreezeReason; note: string; last_sent_at: Instant | null };

/**
 * Holds back every refund until books and provider have been compared from the first payment on, and begins that
 * comparison. It thaws by itself.
 */
export async function freezeRefunds(
	ctx: CommandContext,
	actor: Actor,
	input: FreezeRefundsInput
): Promise<Result<{ frozen_at: Instant; not_before: Instant }>> {
	if (!mayReconcile(actor)) return refused('not_allowed');
	return inTransaction<{ frozen_at: Instant; not_before: Instant }>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const { frozen_at, not_before } = await freeze(tx, by, {
			reason: input.reason,
			note: input.note.slice(0, 500),
			lastSentAt: input.last_sent_at
		});
		await startRun(tx, by, { cause: 'restore', complete: true, from: by.now });
		return accepted({ frozen_at, not_before });
	});
}
