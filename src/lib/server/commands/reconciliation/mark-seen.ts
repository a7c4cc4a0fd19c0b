import type { Id } from '#lib/domain/ids.ts';
import type { CommandContext } from '../../context.ts';
import { markProviderRefunds } from '../../store/provider-refunds.ts';

/** Refunds that a run met and found unchanged. */
export async function markSeen(
	ctx: CommandContext,
	providerRefundIds: readonly string[],
	run_id: Id<'rcn'>
): Promise<void> {
	if (providerRefundIds.length === 0) return;
	await ctx.db.transaction((tx) =>
		markProviderRefunds(tx, providerRefundIds, { run_id, seen_at: ctx.clock.now() })
	);
}
