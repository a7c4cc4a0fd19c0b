import { actorId, type Actor } from '#lib/domain/actor.ts';
import { isPaidOutByHand } from '#lib/domain/refund/payment-shares.ts';
import { REFUND_TRANSITIONS } from '#lib/domain/refund/states.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { next } from '#lib/domain/transitions.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { addToPayment, findPayment, findRefund, findRefundPayment, saveRefund } from '../../store/refunds.ts';
import { insertRefundPayments } from '../../store/refunds.ts';
import type { PaymentsTable, RefundPaymentsTable, RefundsTable } from '../../store/schema.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy, type By } from '../orders/by.ts';
import { answer, loadRefund } from './load.ts';
import { isWithin, maySettleOtherwise } from './permissions.ts';
import { moveTo } from './record.ts';
import { gatewayKey, type ChangedRefund, type SettleByHandInput } from './types.ts';

/**
 * Money that a person sent by bank transfer: for payments no provider can give back, and for refunds that the provider
 * could not deliver. Told with its reference, by somebody other than who proposed the refund.
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
		const { refund, parts, limit } = loaded.value;
		const part = parts.find((candidate) => candidate.id === input.refund_payment_id);
		const payment = part && (await findPayment(tx, part.payment_id));
		if (!part || !payment) return refused('not_found');
		if (refund.state === 'awaiting_approval') return refused('not_in_this_state', { state: refund.state });
		const isOwnWay = part.state === 'reserved' && isPaidOutByHand(payment);
		if (!isOwnWay && !maySettleOtherwise(actor)) return refused('not_allowed');
		if (!isWithin(limit, refund.amount_minor)) return refused('above_limit', { limit_minor: limit });
		if (refund.proposed_by !== null && refund.proposed_by === actorId(actor)) return refused('same_person');
		const reference = input.reference.trim().slice(0, 100);
		if (reference === '') return refused('reference_missing');
		const row = isOwnWay ? part : await replaceFailed(tx, by, { refund, payment, part, parts });
		if (!row) return refused('not_in_this_state', { state: part.state });
		const now = (await findRefund(tx, refund.id)) ?? refund;
		await moveTo(tx, by, { row, refund: now, payment }, 'succeeded', {
			reference,
			reference_type: 'bank_transfer'
		});
		return accepted(await answer(tx, refund.id));
	});
}

/** The failed try stays on record; what a person sent instead is a payment of its own. */
async function replaceFailed(
	tx: Tx,
	by: By,
	rows: {
		refund: RefundsTable;
		payment: PaymentsTable;
		part: RefundPaymentsTable;
		parts: RefundPaymentsTable[];
	}
): Promise<RefundPaymentsTable | null> {
	const { refund, payment, part, parts } = rows;
	const started = next(REFUND_TRANSITIONS, refund.state, 'retry');
	const standing = parts
		.filter((other) => other.state !== 'failed' && other.state !== 'cancelled')
		.reduce((sum, other) => sum + other.amount_minor, 0);
	const isReplaceable = part.state === 'failed' || part.state === 'cancelled';
	if (started === null || !isReplaceable || standing + part.amount_minor > refund.amount_minor) return null;
	const left = payment.captured_minor - payment.reserved_minor - payment.refunded_minor;
	if (left < part.amount_minor) return null;
	const id = by.ids.next('rfp');
	const generation = part.generation + 1;
	await addToPayment(tx, payment.id, { reserved_minor: part.amount_minor });
	await insertRefundPayments(tx, [
		{
			...part,
			id,
			state: 'reserved',
			generation,
			gateway_key: gatewayKey(id, generation),
			gateway_refund_id: null,
			attempts: 0,
			first_attempt_at: null,
			last_attempt_at: null,
			failure_code: null,
			expected_from: null,
			expected_by: null,
			parked_at: null,
			created_at: by.now,
			settled_at: null,
			version: 1
		}
	]);
	await saveRefund(tx, refund, { state: started });
	return findRefundPayment(tx, id);
}
