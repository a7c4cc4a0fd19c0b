import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { RunCause } from '#lib/domain/refund/differences.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { openFreeze } from '../../store/freezes.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { mayReconcile } from './permissions.ts';
import { startRun } from './runs.ts';

export type BeginRunInput = { cause: RunCause; complete?: boolean };
export type BegunRun = { run_id: Id<'rcn'>; is_new: boolean };

/** Compares books and provider from now on, in the background. While refunds are frozen the run is a complete one. */
export async function beginRun(
	ctx: CommandContext,
	actor: Actor,
	input: BeginRunInput
): Promise<Result<BegunRun>> {
	if (!mayReconcile(actor)) return refused('not_allowed');
	return inTransaction<BegunRun>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const frozen = await openFreeze(tx);
		const complete = input.complete === true || frozen !== null;
		// Until then nothing can be proved, so a run under way is as good as another one.
		const from = frozen && frozen.not_before <= by.now ? frozen.not_before : 0;
		return accepted(await startRun(tx, by, { cause: input.cause, complete, from }));
	});
}
