import type { CommandContext } from '../../context.ts';
import type { ProviderRefund } from '../../providers/payments/port.ts';
import { findPaymentByProviderRef } from '../../store/payments.ts';
import { findByGatewayRefund, saveRefundPayment } from '../../store/refunds.ts';
import { REFUND_PAYMENT_MARK } from '../refunds/types.ts';

/**
 * A shop may tell of an earlier refund without its name at the provider. When the provider shows one of exactly that
 * amount, it is that one: adopting it beside the told one would count the money twice.
 */
export async function linkTold(ctx: CommandContext, found: ProviderRefund): Promise<void> {
	if (found.metadata[REFUND_PAYMENT_MARK] || found.status !== 'succeeded') return;
	await ctx.db.transaction(async (tx) => {
		if (await findByGatewayRefund(tx, found.id)) return;
		const payment =
			(await findPaymentByProviderRef(tx, 'stripe', found.paymentRef)) ??
			(found.chargeRef && (await findPaymentByProviderRef(tx, 'stripe', found.chargeRef)));
		if (!payment || payment.currency !== found.currency) return;
		const told = await tx
			.selectFrom('refund_payments')
			.selectAll()
			.where('payment_id', '=', payment.id)
			.where('state', '=', 'succeeded')
			.where('gateway_refund_id', 'is', null)
			.where('gateway_key', 'like', 'external:%')
			.where('amount_minor', '=', found.amountMinor)
			.orderBy('id')
			.limit(1)
			.executeTakeFirst();
		if (told) await saveRefundPayment(tx, told, { gateway_refund_id: found.id });
	});
}
