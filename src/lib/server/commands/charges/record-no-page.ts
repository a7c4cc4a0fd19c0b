import type { Id } from '#lib/domain/ids.ts';
import type { CommandContext } from '../../context.ts';
import type { SendFailure } from '../../providers/payments/port.ts';
import { findSession, saveSession } from '../../store/charges.ts';

/**
 * Writes down that a page did not come about. Refused: it never will under its key. Anything else leaves it `opening`,
 * so that the next try asks under the same key and finds what may have been made.
 */
export async function recordNoPage(ctx: CommandContext, id: Id<'chs'>, failure: SendFailure): Promise<void> {
	await ctx.db.transaction(async (tx) => {
		const session = await findSession(tx, id);
		if (session?.state !== 'opening') return;
		const now = ctx.clock.now();
		const failure_code = failure.kind === 'refused' ? failure.code : failure.kind;
		await saveSession(
			tx,
			session,
			failure.kind === 'refused' ? { state: 'refused', failure_code, settled_at: now } : { failure_code }
		);
	});
}
