import type { Id } from '#lib/domain/ids.ts';
import { REFUND_PAYMENT_TRANSITIONS } from '#lib/domain/refund/states.ts';
import { next } from '#lib/domain/transitions.ts';
import type { Tx } from '../../store/database.ts';
import { addToPayment, freeRefundLines, linesOfRefunds, saveRefundPayment } from '../../store/refunds.ts';
import type { RefundPaymentsTable } from '../../store/schema.ts';
import { addToLine, saveItem } from '../../store/returns.ts';

/** True while nothing of it was sent and nobody is about to send it. */
export const isUntouched = (parts: readonly RefundPaymentsTable[]): boolean =>
	parts.every(
		(part) =>
			part.state === 'cancelled' ||
			(part.state === 'reserved' && part.attempts === 0 && part.lease_owner === null)
	);

/** Takes promised shares back. */
export async function freeShares(tx: Tx, parts: readonly RefundPaymentsTable[]): Promise<void> {
	for (const part of parts) {
		const state = next(REFUND_PAYMENT_TRANSITIONS, part.state, 'cancel');
		if (state === null) continue;
		await saveRefundPayment(tx, part, { state, parked_at: null });
		await addToPayment(tx, part.payment_id, { reserved_minor: -part.amount_minor });
	}
}

/** Takes back what a refund counts on its lines, so that another one may pay for the same goods. */
export async function freeLines(tx: Tx, refundId: Id<'rfd'>): Promise<void> {
	for (const line of await linesOfRefunds(tx, [refundId])) {
		if (line.live === 0) continue;
		await addToLine(tx, line.order_line_id, {
			refunded_quantity: -line.quantity,
			refunded_minor: -line.goods_minor,
			refunded_tax_minor: -line.tax_minor
		});
		if (line.return_item_id) await saveItem(tx, line.return_item_id, { final_minor: null });
	}
	await freeRefundLines(tx, refundId);
}
