import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { deletePayout, findPayout } from '../../store/payouts.ts';
import { saveRefund } from '../../store/refunds.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { answer, loadRefund } from './load.ts';
import { payoutOf } from './pay-out.ts';
import { eventOf } from './record.ts';
import type { ChangedRefund, PayoutRef } from './types.ts';

/** The transfer that was entered never left, or its reference was wrong: it is to be entered anew. */
export async function withdrawPayout(
	ctx: CommandContext,
	actor: Actor,
	input: PayoutRef
): Promise<Result<ChangedRefund>> {
	return inTransaction<ChangedRefund>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const loaded = await loadRefund(tx, actor, input);
		if (!loaded.ok) return loaded;
		const { refund } = loaded.value;
		const found = await payoutOf(tx, loaded.value, input);
		if (!found.ok) return found;
		const { part } = found.value;
		const payout = await findPayout(tx, part.id);
		if (!payout || payout.confirmed_at !== null) return refused('not_in_this_state', { state: part.state });
		await deletePayout(tx, part.id);
		if (!(await saveRefund(tx, refund, {}))) return refused('changed_meanwhile');
		await appendEvents(tx, by, [
			eventOf(part, refund, 'payout_withdrawn', { amount_minor: part.amount_minor })
		]);
		return accepted(await answer(tx, refund.id));
	});
}
