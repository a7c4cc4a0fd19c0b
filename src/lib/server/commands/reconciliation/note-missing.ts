import type { Id } from '#lib/domain/ids.ts';
import { applyProviderStatus } from '#lib/domain/refund/settle.ts';
import type { CommandContext } from '../../context.ts';
import { findPayment, findRefundPayment } from '../../store/refunds.ts';
import type { By } from '../orders/by.ts';
import { SYSTEM } from '../refunds/types.ts';
import { noteDifference } from './difference-rows.ts';

/** The books name a refund that the provider, asked for it by its own id, does not have. Answers true for a person. */
export async function noteMissing(
	ctx: CommandContext,
	refundPaymentId: Id<'rfp'>,
	run_id: Id<'rcn'> | null
): Promise<boolean> {
	return ctx.db.transaction(async (tx) => {
		const by: By = { ids: ctx.ids, now: ctx.clock.now(), actor: SYSTEM };
		const row = await findRefundPayment(tx, refundPaymentId);
		const payment = row && (await findPayment(tx, row.payment_id));
		// What failed moved nothing, so nothing is missing.
		const mayFail = row && applyProviderStatus(row.state, 'failed') !== null;
		if (!row?.gateway_refund_id || !payment || !mayFail) return false;
		return noteDifference(tx, by, {
			kind: 'missing_at_provider',
			subject: row.gateway_refund_id,
			order_id: payment.order_id,
			payment_id: payment.id,
			refund_id: row.refund_id,
			refund_payment_id: row.id,
			provider_refund_id: row.gateway_refund_id,
			facts: { booked_minor: row.amount_minor, booked_state: row.state, found_currency: payment.currency },
			run_id
		});
	});
}
