import type { Id } from '#lib/domain/ids.ts';
import { enqueue } from '../../jobs/queue.ts';
import type { Tx } from '../../store/database.ts';
import { heldBackPayments, isHeldBack } from '../../store/freezes.ts';
import { saveRefundPayment } from '../../store/refunds.ts';
import type { By } from '../orders/by.ts';

/** Refunds that a difference held back go on, once no other one of the same payment does. */
export async function letGoOn(tx: Tx, by: By, paymentId: Id<'pay'>): Promise<void> {
	if (await isHeldBack(tx, paymentId)) return;
	for (const row of await heldBackPayments(tx, paymentId)) {
		await saveRefundPayment(tx, row, { parked_at: null, failure_code: null });
		await enqueue(tx, by, {
			kind: 'refund.move',
			key: `refund.move:${row.id}:agreed:${row.version}`,
			body: { refund_payment_id: row.id }
		});
	}
}
