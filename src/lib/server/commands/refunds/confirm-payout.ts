import { actorId, type Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { confirmPayoutRow, findPayout } from '../../store/payouts.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { isSamePerson, standingOf } from './allowance.ts';
import { answer, loadRefund } from './load.ts';
import { payOut, payoutOf } from './pay-out.ts';
import { eventOf } from './record.ts';
import type { ChangedRefund, PayoutRef } from './types.ts';

/** The second person saw the transfer in the bank's list: from here on it counts as paid. */
export async function confirmPayout(
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
		const { part, payment } = found.value;
		const payout = await findPayout(tx, part.id);
		if (!payout || payout.confirmed_at !== null) return refused('not_in_this_state', { state: part.state });
		if (await isSamePerson(tx, payout.entered_by, actorId(actor))) return refused('same_person');
		const { own } = await standingOf(tx, actor, refund.currency, by.now);
		if (own.refund_minor !== null && refund.amount_minor > own.refund_minor)
			return refused('above_limit', { limit_minor: own.refund_minor });
		const { reference } = payout;
		await confirmPayoutRow(tx, part.id, { confirmed_by: actorId(actor) ?? actor.kind, confirmed_at: by.now });
		await appendEvents(tx, by, [
			eventOf(part, refund, 'payout_confirmed', { amount_minor: part.amount_minor, reference })
		]);
		const paid = await payOut(tx, by, loaded.value, { part, payment, reference });
		return paid.ok ? accepted(await answer(tx, refund.id)) : paid;
	});
}
