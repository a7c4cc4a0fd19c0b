import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { REFUND_PAYMENT_TRANSITIONS } from '#lib/domain/refund/states.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { next } from '#lib/domain/transitions.ts';
import type { CommandContext } from '../../context.ts';
import { findPayment } from '../../store/refunds.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { answer, loadRefund } from '../refunds/load.ts';
import { maySettleOtherwise } from '../refunds/permissions.ts';
import { moveTo } from '../refunds/record.ts';
import type { ChangedRefund, RefundRef } from '../refunds/types.ts';
import { absenceOf } from './absence.ts';

export type GiveUpPaymentInput = RefundRef & { refund_payment_id: Id<'rfp'> };

/**
 * Gives up sending a refund payment that stopped, so that its money can go another way. Only what the provider was
 * seen not to have can be given up: anything else might be paid twice.
 */
export async function giveUpPayment(
	ctx: CommandContext,
	actor: Actor,
	input: GiveUpPaymentInput
): Promise<Result<ChangedRefund>> {
	return inTransaction<ChangedRefund>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		if (!maySettleOtherwise(actor)) return refused('not_allowed');
		const loaded = await loadRefund(tx, actor, input);
		if (!loaded.ok) return loaded;
		const { refund, parts } = loaded.value;
		const row = parts.find((part) => part.id === input.refund_payment_id);
		const payment = row && (await findPayment(tx, row.payment_id));
		if (!row || !payment) return refused('not_found');
		const isStopped = row.parked_at !== null && next(REFUND_PAYMENT_TRANSITIONS, row.state, 'fail') !== null;
		if (!isStopped || row.gateway_refund_id !== null) {
			return refused('not_in_this_state', { state: row.state });
		}
		const absence = await absenceOf(tx, row, by.now);
		if (!absence.proven)
			return refused('absence_unproven', absence.why === 'late' ? { until: absence.until } : {});
		await moveTo(tx, by, { row, refund, payment }, 'failed', { failure_code: 'given_up' });
		return accepted(await answer(tx, refund.id));
	});
}
