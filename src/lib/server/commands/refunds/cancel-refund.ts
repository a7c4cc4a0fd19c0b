import type { Actor } from '#lib/domain/actor.ts';
import { REFUND_TRANSITIONS } from '#lib/domain/refund/states.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { next } from '#lib/domain/transitions.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { saveRefund } from '../../store/refunds.ts';
import { findReturn, saveReturn } from '../../store/returns.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { freeLines, freeShares, isUntouched } from './free.ts';
import { takeBack } from './let-go.ts';
import { answer, loadRefund } from './load.ts';
import { hasOpenPayout } from './pay-out.ts';
import { followRefundOfCancellation } from '../cancellations/follow.ts';
import { refundEvent } from './record.ts';
import type { CancelRefundInput, ChangedRefund } from './types.ts';

/** Takes a refund back before any of it was sent: money and units are free for another one. */
export async function cancelRefund(
	ctx: CommandContext,
	actor: Actor,
	input: CancelRefundInput
): Promise<Result<ChangedRefund>> {
	return inTransaction<ChangedRefund>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const loaded = await loadRefund(tx, actor, input);
		if (!loaded.ok) return loaded;
		const { refund, parts } = loaded.value;
		const state = next(REFUND_TRANSITIONS, refund.state, 'cancel');
		// What an exchange carried over is on its way as goods.
		const isKept = state === null || refund.source === 'exchange' || !isUntouched(parts);
		if (isKept) return refused('not_in_this_state', { state: refund.state });
		if (await hasOpenPayout(tx, parts)) return refused('not_in_this_state', { state: refund.state });
		if (input.note.trim() === '') return refused('reason_missing');
		if (!(await saveRefund(tx, refund, { state }))) return refused('changed_meanwhile');
		await freeShares(tx, parts);
		await freeLines(tx, refund.id);
		await takeBack(tx, refund);
		const row = refund.return_id ? await findReturn(tx, refund.return_id) : null;
		// Accepted goods without money are nobody's wish: the case is a person's again.
		if (row) await saveReturn(tx, row, { needs_person_since: row.needs_person_since ?? by.now });
		await appendEvents(tx, by, [refundEvent(refund, 'refund_cancelled', { note: input.note.trim() })]);
		if (refund.source === 'cancellation') await followRefundOfCancellation(tx, by, refund.id);
		return accepted(await answer(tx, refund.id));
	});
}
