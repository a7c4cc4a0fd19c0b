import type { Actor } from '#lib/domain/actor.ts';
import { planCancellation } from '#lib/domain/cancellation/plan.ts';
import { CANCELLATION_TRANSITIONS } from '#lib/domain/cancellation/states.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { next } from '#lib/domain/transitions.ts';
import type { CommandContext } from '../../context.ts';
import { linesOfCancellation } from '../../store/cancellations.ts';
import { openReleasesOfOrder } from '../../store/hold-releases.ts';
import { readOrderToCancel } from '../../store/order-to-cancel.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { acceptCancellation } from './accept.ts';
import { answerOf, loadCancellation } from './load.ts';
import { missCancellation } from './miss.ts';
import { reachOf, type CancellationRef, type ChangedCancellation } from './types.ts';

export type AnswerCancellationInput = CancellationRef & { answer: 'stop' | 'too_late' };

/** The warehouse answers: the pieces were stopped, or it was too late. */
export async function answerCancellation(
	ctx: CommandContext,
	actor: Actor,
	input: AnswerCancellationInput
): Promise<Result<ChangedCancellation>> {
	return inTransaction<ChangedCancellation>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const loaded = await loadCancellation(tx, actor, 'decide', input);
		if (!loaded.ok) return loaded;
		const { row, order } = loaded.value;
		const command = input.answer === 'stop' ? 'stop' : 'miss';
		if (next(CANCELLATION_TRANSITIONS, row.state, command) === null) {
			return refused('not_in_this_state', { state: row.state });
		}
		if (command === 'miss') return accepted(answerOf(await missCancellation(tx, by, order, row)));
		if ((await openReleasesOfOrder(tx, order.id)).length > 0) return refused('payment_in_motion');
		const lines = (await linesOfCancellation(tx, row.id)).map((line) => ({
			line_id: line.order_line_id,
			quantity: line.quantity
		}));
		// Whoever answers speaks for the warehouse: only what is packed needs a lead.
		const reach = actor.kind === 'api' ? 'staff' : reachOf(actor);
		const plan = planCancellation(await readOrderToCancel(tx, order), lines, by.now, reach);
		if (!plan.ok) return plan;
		const about = { order, row, plan: plan.value };
		return accepted(answerOf(await acceptCancellation(tx, by, about, 'stop', by)));
	});
}
