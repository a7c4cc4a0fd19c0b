import { isId } from '#lib/domain/ids.ts';
import { REFUND_PAYMENT_TRANSITIONS } from '#lib/domain/refund/states.ts';
import { next } from '#lib/domain/transitions.ts';
import type { CommandContext } from '../../context.ts';
import type { ProviderRefund } from '../../providers/payments/port.ts';
import type { Tx } from '../../store/database.ts';
import { findPaymentByProviderRef } from '../../store/payments.ts';
import { appendEvents } from '../../store/events.ts';
import { findByGatewayRefund, findRefund, findRefundPayment, saveRefund } from '../../store/refunds.ts';
import type { PaymentsTable, RefundPaymentsTable } from '../../store/schema.ts';
import { adoptExternal } from './external.ts';
import { recordProvider, refundEvent } from './record.ts';
import type { By } from '../orders/by.ts';
import { linkTold } from './told-refund.ts';
import { REFUND_PAYMENT_MARK, SYSTEM } from './types.ts';

export type Applied = 'recorded' | 'adopted' | 'not_ours' | 'later';

/**
 * Brings the ledger up to a refund as the provider has it now, whoever made it. A refund that nobody here asked for
 * is adopted, so that it lowers what is left to refund, unless a shop told it before without the provider's id. `later`: money that is on its way must settle first.
 */
export async function applyProviderRefund(ctx: CommandContext, found: ProviderRefund): Promise<Applied> {
	return ctx.db.transaction(async (tx) => {
		const by: By = { ids: ctx.ids, now: ctx.clock.now(), actor: SYSTEM };
		const known = await findByGatewayRefund(tx, found.id);
		if (known) {
			await recordProvider(tx, by, known, found);
			return 'recorded';
		}
		const payment = await paymentOf(tx, found);
		if (!payment) return 'not_ours';
		const awaited = await awaitedPayment(tx, found, payment);
		if (awaited) {
			await approveAsSent(tx, by, awaited);
			await recordProvider(tx, by, awaited, found);
			return 'recorded';
		}
		if (found.status === 'failed' || found.status === 'canceled') return 'not_ours';
		if (await linkTold(tx, by, payment, found)) return 'recorded';
		return adoptExternal(tx, by, payment, found);
	});
}

/** What was sent had been approved, also when books that were restored do not know of it. */
async function approveAsSent(tx: Tx, by: By, row: RefundPaymentsTable): Promise<void> {
	const refund = await findRefund(tx, row.refund_id);
	if (refund?.state !== 'awaiting_approval') return;
	await saveRefund(tx, refund, { state: 'approved' });
	await appendEvents(tx, by, [
		refundEvent(refund, 'refund_approved', { amount_minor: refund.amount_minor, found_sent: true })
	]);
}

async function paymentOf(tx: Tx, found: ProviderRefund): Promise<PaymentsTable | null> {
	for (const ref of [found.paymentRef, found.chargeRef]) {
		const payment = ref ? await findPaymentByProviderRef(tx, 'stripe', ref) : null;
		if (payment) return payment;
	}
	return null;
}

/**
 * Our own refund payment that still waits for exactly this refund: marks can be copied, amounts must agree. Books that
 * were restored may not know that they ever sent it.
 */
async function awaitedPayment(
	tx: Tx,
	found: ProviderRefund,
	payment: PaymentsTable
): Promise<RefundPaymentsTable | null> {
	const mark = found.metadata[REFUND_PAYMENT_MARK];
	if (!mark || !isId('rfp', mark)) return null;
	const row = await findRefundPayment(tx, mark);
	if (!row || row.gateway_refund_id !== null || row.payment_id !== payment.id) return null;
	if (row.amount_minor !== found.amountMinor) return null;
	const waits = next(REFUND_PAYMENT_TRANSITIONS, row.state, 'succeed') !== null;
	return waits ? row : null;
}
