import { actorId, type Actor } from '#lib/domain/actor.ts';
import { CANCELLATION_TRANSITIONS } from '#lib/domain/cancellation/states.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { next } from '#lib/domain/transitions.ts';
import type { CommandContext } from '../../context.ts';
import { saveCancellation } from '../../store/cancellations.ts';
import { appendEvents } from '../../store/events.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { answerOf, loadCancellation } from './load.ts';
import { cancellationEvent } from './tell.ts';
import type { CancellationRef, ChangedCancellation } from './types.ts';

/** The customer keeps the order after all, while nobody has answered. */
export async function withdrawCancellation(
	ctx: CommandContext,
	actor: Actor,
	ref: CancellationRef
): Promise<Result<ChangedCancellation>> {
	return inTransaction<ChangedCancellation>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const loaded = await loadCancellation(tx, actor, 'serve', ref);
		if (!loaded.ok) return loaded;
		const { row } = loaded.value;
		const state = next(CANCELLATION_TRANSITIONS, row.state, 'withdraw');
		if (state === null) return refused('not_in_this_state', { state: row.state });
		const decided = { state, decided_at: by.now, decided_by: actorId(actor) };
		await saveCancellation(tx, row, decided);
		const saved = { ...row, ...decided, version: row.version + 1 };
		await appendEvents(tx, by, [cancellationEvent(saved, 'cancellation_withdrawn', {})]);
		return accepted(answerOf(saved));
	});
}
