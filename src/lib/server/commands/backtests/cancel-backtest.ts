import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { findBacktest, saveOpenBacktest } from '../../store/backtests.ts';
import { appendEvents } from '../../store/events.ts';
import { inTransaction } from '../in-transaction.ts';
import { maySet } from '../settings/permissions.ts';

/** Stops a backtest; whoever works on it hears of it at its next step. */
export async function cancelBacktest(
	ctx: CommandContext,
	actor: Actor,
	id: Id<'bkt'>
): Promise<Result<null>> {
	if (!maySet(actor)) return refused('not_allowed');
	return inTransaction<null>(ctx.db, async (tx) => {
		if (!(await findBacktest(tx, id))) return refused('not_found');
		const by = { ids: ctx.ids, now: ctx.clock.now(), actor };
		if (!(await saveOpenBacktest(tx, id, { state: 'cancelled', finished_at: by.now })))
			return refused('not_in_this_state');
		await appendEvents(tx, by, [
			{ type: 'backtest_cancelled', entity: 'policy', entity_id: id, order_id: null }
		]);
		return accepted(null);
	});
}
