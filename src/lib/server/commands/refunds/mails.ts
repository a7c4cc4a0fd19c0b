import type { Id } from '#lib/domain/ids.ts';
import { enqueueMail } from '../../jobs/queue.ts';
import type { Tx } from '../../store/database.ts';
import { findOrder } from '../../store/orders.ts';
import { findReturn } from '../../store/returns.ts';
import type { RefundsTable } from '../../store/schema.ts';
import { tellReceiver } from '../gifts/tell-receiver.ts';
import type { By } from '../orders/by.ts';

type RefundMail = 'refund_sent' | 'refund_done' | 'refund_failed' | 'manual_payout';

/**
 * Tells the customer about a refund, once per cause. The key is `kind:refund id` and, where a refund can have several
 * of them, `:cause`; the mail itself is composed from the stored facts when it leaves. Refunds made at the provider
 * are told by the provider.
 */
export async function mailRefund(
	tx: Tx,
	by: By,
	refund: Pick<RefundsTable, 'id' | 'order_id' | 'return_id' | 'source'>,
	kind: RefundMail,
	cause?: Id<'rfp'> | 'needs_account' | 'sent'
): Promise<void> {
	if (refund.source === 'external') return;
	const opened = refund.return_id ? await findReturn(tx, refund.return_id) : null;
	if (opened?.gift_id) return tellReceiver(tx, by, opened, kind, refund.id);
	const order = await findOrder(tx, refund.order_id);
	if (!order?.email_norm) return;
	await enqueueMail(tx, by, {
		key: [kind, refund.id, cause].filter(Boolean).join(':'),
		kind,
		locale: opened?.locale ?? order.locale,
		recipient: order.email_norm,
		order_id: order.id,
		return_id: refund.return_id
	});
}
