import { waiveNote } from '../../store/credit-notes.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { findOrder } from '../../store/orders.ts';
import { insertRefund } from '../../store/refunds.ts';
import type { PaymentsTable, RefundsTable } from '../../store/schema.ts';
import type { ChargesTable } from '../../store/schema-charges.ts';
import type { By } from '../orders/by.ts';
import { refundEvent } from '../refunds/record.ts';
import { release } from '../refunds/release.ts';
import { reserveShares } from '../refunds/reserve.ts';

/**
 * Sends money back that came for nothing: late, twice, or of another amount. It was never the shop's, so no limit of a
 * person holds it up, and no credit note takes a sale back that never was. The ordinary pipeline moves it.
 */
export async function giveBack(
	tx: Tx,
	by: By,
	charge: Pick<ChargesTable, 'id' | 'order_id'>,
	payment: PaymentsTable
): Promise<RefundsTable> {
	const order = await findOrder(tx, charge.order_id);
	if (!order) throw new Error(`charge ${charge.id} has no order`);
	const amount_minor = payment.captured_minor;
	const refund: RefundsTable = {
		id: by.ids.next('rfd'),
		number: by.ids.readable('RF'),
		order_id: order.id,
		return_id: null,
		source: 'goodwill',
		state: 'approved',
		route: 'original',
		currency: payment.currency,
		goods_minor: 0,
		tax_minor: 0,
		shipping_minor: 0,
		shipping_tax_minor: 0,
		restocking_fee_minor: 0,
		return_shipping_fee_minor: 0,
		deduction_minor: 0,
		adjustment_minor: amount_minor,
		computed_minor: amount_minor,
		amount_minor,
		capped: 0,
		overridden_by: null,
		override_reason: null,
		proposed_by: null,
		approved_by: null,
		// The database itself refuses to send the money of one payment back twice.
		idempotency_key: `charge:${payment.id}`,
		created_at: by.now,
		sent_at: null,
		settled_at: null,
		version: 1
	};
	await insertRefund(tx, refund, [], []);
	await waiveNote(tx, { refund_id: refund.id, reason: 'nothing_sold' });
	await reserveShares(tx, by, order, refund, [{ payment_id: payment.id, amount_minor, by_hand: false }]);
	await appendEvents(tx, by, [
		refundEvent(refund, 'refund_approved', { amount_minor, route: 'original', charge_id: charge.id })
	]);
	await release(tx, by, refund);
	return refund;
}
