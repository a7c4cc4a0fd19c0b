import { actorId, type Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { DIFFERENCE_KINDS } from '#lib/domain/refund/differences.ts';
import { REFUND_PAYMENT_TRANSITIONS, REFUND_TRANSITIONS } from '#lib/domain/refund/states.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { next } from '#lib/domain/transitions.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { findDifferenceByKey, saveDifference } from '../../store/differences.ts';
import {
	findByGatewayRefund,
	findPayment,
	findRefund,
	findRefundPayment,
	saveRefund
} from '../../store/refunds.ts';
import type { RefundPaymentsTable, RefundsTable } from '../../store/schema.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy, type By } from '../orders/by.ts';
import { keepNote } from '../credit-notes/keep-note.ts';
import { answer, loadRefund } from '../refunds/load.ts';
import { maySettleOtherwise } from '../refunds/permissions.ts';
import { moveTo, refundEvent } from '../refunds/record.ts';
import type { ChangedRefund, RefundRef } from '../refunds/types.ts';
import { keyOf } from './difference-rows.ts';
import { letGoOn } from './let-go-on.ts';

export type MatchRefundInput = RefundRef & { refund_payment_id: Id<'rfp'>; provider_refund_id: string };

/**
 * A person says that a refund found at the provider is this one: made there by hand, or by books that were lost. Its
 * money was adopted as a refund of its own; that one ends, and this one has been paid. Nothing is sent.
 */
export async function matchRefund(
	ctx: CommandContext,
	actor: Actor,
	input: MatchRefundInput
): Promise<Result<ChangedRefund>> {
	return inTransaction<ChangedRefund>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		if (!maySettleOtherwise(actor)) return refused('not_allowed');
		const loaded = await loadRefund(tx, actor, input);
		if (!loaded.ok) return loaded;
		const { refund, parts } = loaded.value;
		const part = parts.find((one) => one.id === input.refund_payment_id);
		const found = await findByGatewayRefund(tx, input.provider_refund_id);
		const adopted = found && (await findRefund(tx, found.refund_id));
		const payment = part && (await findPayment(tx, part.payment_id));
		if (!part || !payment || !found || !adopted) return refused('not_found');
		if (refund.proposed_by !== null && refund.proposed_by === actorId(actor)) return refused('same_person');
		if (!isStopped(part)) return refused('not_in_this_state', { state: part.state });
		const over = next(REFUND_TRANSITIONS, adopted.state, 'book_over');
		const fits =
			adopted.source === 'external' &&
			found.payment_id === part.payment_id &&
			found.amount_minor === part.amount_minor;
		if (!fits || over === null) return refused('refund_does_not_match');
		const isMissing =
			standing(parts.filter((one) => one.id !== part.id)) + found.amount_minor <= refund.amount_minor;
		if (!isMissing) return refused('refund_already_settled');
		await saveRefund(tx, adopted, { state: over, idempotency_key: `booked_over:${found.gateway_refund_id}` });
		await keepNote(tx, by, { ...adopted, state: over });
		await tx
			.updateTable('refund_payments')
			.set({ refund_id: refund.id })
			.where('id', '=', found.id)
			.execute();
		await appendEvents(tx, by, [
			refundEvent(adopted, 'refund_booked_over', { to: refund.number }),
			refundEvent(refund, 'external_refund_matched', { provider_ref: input.provider_refund_id })
		]);
		await endPart(tx, by, part, refund);
		await settle(tx, by, found.id, refund);
		await closeDifferences(tx, by, input.provider_refund_id, refund);
		await letGoOn(tx, by, payment.id);
		return accepted(await answer(tx, refund.id));
	});
}

/** Nothing happens with it by itself: it failed, or it was parked. */
const isStopped = (part: RefundPaymentsTable): boolean =>
	part.state === 'failed' ||
	part.state === 'cancelled' ||
	(part.parked_at !== null && part.gateway_refund_id === null);

const standing = (parts: readonly RefundPaymentsTable[]): number =>
	parts
		.filter((part) => part.state !== 'failed' && part.state !== 'cancelled')
		.reduce((sum, part) => sum + part.amount_minor, 0);

async function endPart(tx: Tx, by: By, part: RefundPaymentsTable, refund: RefundsTable): Promise<void> {
	const state = next(REFUND_PAYMENT_TRANSITIONS, part.state, 'fail');
	const payment = await findPayment(tx, part.payment_id);
	if (state === null || !payment) return;
	await moveTo(tx, by, { row: part, refund, payment }, state, { failure_code: 'paid_elsewhere' });
}

/** Where the found refund stands is where this refund now stands. */
async function settle(tx: Tx, by: By, foundId: Id<'rfp'>, refund: RefundsTable): Promise<void> {
	const row = await findRefundPayment(tx, foundId);
	const payment = row && (await findPayment(tx, row.payment_id));
	const now = await findRefund(tx, refund.id);
	if (row && payment && now) await moveTo(tx, by, { row, refund: now, payment }, row.state, {});
}

async function closeDifferences(
	tx: Tx,
	by: By,
	providerRefundId: string,
	refund: RefundsTable
): Promise<void> {
	for (const kind of DIFFERENCE_KINDS) {
		const row = await findDifferenceByKey(tx, keyOf(kind, providerRefundId));
		if (row?.resolved_at !== null) continue;
		await saveDifference(tx, row, {
			resolved_at: by.now,
			resolved_by: actorId(by.actor),
			resolution: 'by_person',
			note: refund.number
		});
	}
}
