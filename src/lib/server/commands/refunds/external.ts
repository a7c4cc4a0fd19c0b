import type { ProviderRefund } from '../../providers/payments/port.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { addToPayment, findRefund, insertRefund } from '../../store/refunds.ts';
import type { PaymentsTable, RefundPaymentsTable, RefundsTable } from '../../store/schema.ts';
import { keepNote } from '../credit-notes/keep-note.ts';
import { moveTo, refundEvent } from './record.ts';
import type { By } from '../orders/by.ts';

/** Takes a refund made at the provider into the order's ledger. */
export async function adoptExternal(
	tx: Tx,
	by: By,
	payment: PaymentsTable,
	found: ProviderRefund
): Promise<'adopted' | 'later' | 'not_ours'> {
	if (found.currency !== payment.currency || found.amountMinor <= 0) return 'not_ours';
	const room = await makeRoom(tx, by, payment, found.amountMinor);
	if (!room) return 'later';
	const isSettled = found.status === 'succeeded';
	const refund = externalRefund(by, payment, found, isSettled);
	const row = externalPayment(by, refund, payment, found, isSettled);
	await addToPayment(
		tx,
		payment.id,
		isSettled ? { refunded_minor: found.amountMinor } : { reserved_minor: found.amountMinor }
	);
	await insertRefund(tx, refund, [], [row]);
	await appendEvents(tx, by, [
		refundEvent(refund, 'refund_adopted', { amount_minor: found.amountMinor, provider_ref: found.id })
	]);
	await keepNote(tx, by, refund);
	return 'adopted';
}

/**
 * The money is gone at the provider, whatever we had promised of it. Promises that were not sent yet fail and come to
 * the desk; what is on its way must first settle, because the provider decides which of them it still pays.
 */
async function makeRoom(tx: Tx, by: By, payment: PaymentsTable, amountMinor: number): Promise<boolean> {
	let left = payment.captured_minor - payment.reserved_minor - payment.refunded_minor;
	if (left >= amountMinor) return true;
	const promised = await tx
		.selectFrom('refund_payments')
		.selectAll()
		.where('payment_id', '=', payment.id)
		.where('state', '=', 'reserved')
		.where('attempts', '=', 0)
		.orderBy('created_at', 'desc')
		.execute();
	for (const row of promised) {
		if (left >= amountMinor) break;
		const refund = await findRefund(tx, row.refund_id);
		if (!refund || row.lease_owner !== null) continue;
		await moveTo(tx, by, { row, refund, payment }, 'cancelled', { failure_code: 'refunded_elsewhere' });
		left += row.amount_minor;
	}
	return left >= amountMinor;
}

function externalRefund(
	by: By,
	payment: PaymentsTable,
	found: ProviderRefund,
	isSettled: boolean
): RefundsTable {
	return {
		id: by.ids.next('rfd'),
		number: by.ids.readable('RF'),
		order_id: payment.order_id,
		return_id: null,
		source: 'external',
		state: isSettled ? 'succeeded' : 'processing',
		route: 'original',
		currency: found.currency,
		goods_minor: 0,
		tax_minor: 0,
		shipping_minor: 0,
		shipping_tax_minor: 0,
		restocking_fee_minor: 0,
		return_shipping_fee_minor: 0,
		deduction_minor: 0,
		// Nobody said what it was for, so all of it is an adjustment.
		adjustment_minor: found.amountMinor,
		computed_minor: 0,
		amount_minor: found.amountMinor,
		capped: 0,
		overridden_by: null,
		override_reason: null,
		proposed_by: null,
		approved_by: null,
		idempotency_key: `external:${found.id}`,
		created_at: by.now,
		sent_at: found.createdAt,
		settled_at: isSettled ? by.now : null,
		version: 1
	};
}

function externalPayment(
	by: By,
	refund: RefundsTable,
	payment: PaymentsTable,
	found: ProviderRefund,
	isSettled: boolean
): RefundPaymentsTable {
	return {
		id: by.ids.next('rfp'),
		refund_id: refund.id,
		payment_id: payment.id,
		amount_minor: found.amountMinor,
		state: isSettled ? 'succeeded' : found.status === 'requires_action' ? 'requires_action' : 'pending',
		generation: 0,
		gateway_key: `external:${found.id}`,
		gateway_params: '{}',
		gateway_refund_id: found.id,
		attempts: 0,
		first_attempt_at: null,
		last_attempt_at: null,
		lease_owner: null,
		lease_until: null,
		failure_code: found.pendingReason ?? null,
		reference: found.reference ?? null,
		reference_type: found.referenceType ?? null,
		expected_from: null,
		expected_by: null,
		parked_at: null,
		created_at: by.now,
		settled_at: isSettled ? by.now : null,
		version: 1
	};
}
