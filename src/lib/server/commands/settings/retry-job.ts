import { hasRole, type Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { releaseParkedJob } from '../../store/jobs.ts';
import { inTransaction } from '../in-transaction.ts';
import { maySet } from './permissions.ts';

/** Gives a job that was given up another twelve tries, from now on. */
export async function retryJob(
	ctx: CommandContext,
	actor: Actor,
	input: { id: Id<'job'> }
): Promise<Result<null>> {
	// Nothing is set by it: whoever leads the desk may see to it that work goes on.
	if (!maySet(actor) && !hasRole(actor, 'lead')) return refused('not_allowed');
	return inTransaction<null>(ctx.db, async (tx) => {
		const now = ctx.clock.now();
		if (!(await releaseParkedJob(tx, input.id, now))) return refused('not_in_this_state');
		await appendEvents(tx, { ids: ctx.ids, now, actor }, [
			{ type: 'job_retried', entity: 'shop', entity_id: 'shop', order_id: null, data: { job_id: input.id } }
		]);
		return accepted(null);
	});
}
