import type { MailRefundWay } from '../../mail/kinds.ts';
import { paymentsOfOrder } from '../../store/payments.ts';
import type { PaymentsTable } from '../../store/schema.ts';
import type { MailBasis } from './base.ts';

/** Where the money goes, as the customer knows it: by the order's payments in the order they give back. */
export async function wayOf(base: MailBasis, asStoreCredit: boolean): Promise<MailRefundWay> {
	if (asStoreCredit) return { kind: 'store_credit' };
	const payments = await paymentsOfOrder(base.context.db.read, base.order.id);
	return payments.length === 1 && payments[0] ? wayOfPayment(payments[0]) : { kind: 'original' };
}

export function wayOfPayment(
	payment: Pick<PaymentsTable, 'provider' | 'method' | 'method_label'>
): MailRefundWay {
	if (payment.provider === 'cash_on_delivery' || payment.method === 'bank_transfer') return { kind: 'bank' };
	if (payment.method === 'promptpay') return { kind: 'promptpay' };
	const last4 = /(\d{4})\s*$/.exec(payment.method_label)?.[1];
	const brand = /^[A-Za-z]+/.exec(payment.method_label)?.[0]?.toLowerCase();
	return last4 ? { kind: 'card', last4, ...(brand ? { brand } : {}) } : { kind: 'original' };
}
