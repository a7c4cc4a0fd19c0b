import { actorId, type Actor } from '#lib/domain/actor.ts';
import { isPaidOutByHand } from '#lib/domain/refund/payment-shares.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { findPayout, insertPayout } from '../../store/payouts.ts';
import { saveRefund } from '../../store/refunds.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { isSamePerson, standingOf } from './allowance.ts';
import { answer, loadRefund } from './load.ts';
import { canReplace, payOut, payoutOf, peopleNeeded } from './pay-out.ts';
import { maySettleOtherwise } from './permissions.ts';
import { eventOf } from './record.ts';
import type { ChangedRefund, SettleByHandInput } from './types.ts';

/**
 * Money that a person sends by bank transfer: for payments no provider can give back, and for refunds that the
 * provider could not deliver. One person enters it with its reference and another confirms it (confirm-payout);
 * where one person is enough, it counts as paid at once.
 */
export async function settleByHand(
	ctx: CommandContext,
	actor: Actor,
	input: SettleByHandInput
): Promise<Result<ChangedRefund>> {
	return inTransaction<ChangedRefund>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const loaded = await loadRefund(tx, actor, input);
		if (!loaded.ok) return loaded;
		const { refund } = loaded.value;
		const found = await payoutOf(tx, loaded.value, input);
		if (!found.ok) return found;
		const { part, payment } = found.value;
		if (refund.state === 'awaiting_approval') return refused('not_in_this_state', { state: refund.state });
		const isOwnWay = part.state === 'reserved' && isPaidOutByHand(payment);
		if (!isOwnWay && !maySettleOtherwise(actor)) return refused('not_allowed');
		const { own } = await standingOf(tx, actor, refund.currency, by.now);
		if (own.refund_minor !== null && refund.amount_minor > own.refund_minor)
			return refused('above_limit', { limit_minor: own.refund_minor });
		const people = await peopleNeeded(tx, part.amount_minor, refund.currency);
		const isProposer = await isSamePerson(tx, refund.proposed_by, actorId(actor));
		if (people === 'another' && isProposer) return refused('same_person');
		const reference = input.reference.trim().slice(0, 100);
		if (reference === '') return refused('reference_missing');
		const known = await findPayout(tx, part.id);
		if (known?.confirmed_at === null) return refused('already_decided', { state: part.state });
		if (known) return refused('not_in_this_state', { state: part.state });
		const entered = { refund_payment_id: part.id, amount_minor: part.amount_minor, reference };
		const who = actorId(actor) ?? actor.kind;
		const payout = { ...entered, entered_by: who, entered_at: by.now };
		if (people === 'two') {
			if (!isOwnWay && !canReplace(loaded.value, part, payment))
				return refused('not_in_this_state', { state: part.state });
			await insertPayout(tx, { ...payout, alone: 0, confirmed_by: null, confirmed_at: null });
			if (!(await saveRefund(tx, refund, {}))) return refused('changed_meanwhile');
			await appendEvents(tx, by, [
				eventOf(part, refund, 'payout_entered', { amount_minor: part.amount_minor, reference })
			]);
			return accepted(await answer(tx, refund.id));
		}
		await insertPayout(tx, { ...payout, alone: 1, confirmed_by: who, confirmed_at: by.now });
		const paid = await payOut(tx, by, loaded.value, { part, payment, reference });
		return paid.ok ? accepted(await answer(tx, refund.id)) : paid;
	});
}
