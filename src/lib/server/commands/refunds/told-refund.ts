import type { Id } from '#lib/domain/ids.ts';
import { REFUND_TRANSITIONS } from '#lib/domain/refund/states.ts';
import { sameRefund } from '#lib/domain/refund/told-refund.ts';
import type { NeutralRefund } from '#lib/domain/order/neutral.ts';
import { next } from '#lib/domain/transitions.ts';
import type { ProviderRefund } from '../../providers/payments/port.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { findRefund, findRefundPayment, saveRefund, saveRefundPayment } from '../../store/refunds.ts';
import { paymentsToldBack, providerPaymentsOfOrder, toldPayments } from '../../store/told-refunds.ts';
import type { OrdersTable, PaymentsTable, RefundPaymentsTable, RefundsTable } from '../../store/schema.ts';
import { keepNote } from '../credit-notes/keep-note.ts';
import type { By } from '../orders/by.ts';
import { recordProvider, refundEvent } from './record.ts';

/**
 * The provider's refund is one that the shop had told without its id: it gets the id, and no money is counted twice.
 * Each is taken for at most one, so that two equal refunds stay two.
 */
export async function linkTold(
	tx: Tx,
	by: By,
	payment: PaymentsTable,
	found: ProviderRefund
): Promise<boolean> {
	if (found.currency !== payment.currency) return false;
	const known = await toldPayments(tx, payment.id);
	const same = sameRefund({ amount_minor: found.amountMinor, at: found.createdAt }, known);
	const row = same && (await findRefundPayment(tx, same.id));
	const refund = row && (await findRefund(tx, row.refund_id));
	if (!row || !refund) return false;
	await saveRefundPayment(tx, row, { gateway_refund_id: found.id });
	await appendEvents(tx, by, [
		refundEvent(refund, 'refund_linked', { amount_minor: found.amountMinor, provider_ref: found.id })
	]);
	const linked = await findRefundPayment(tx, row.id);
	if (linked) await recordProvider(tx, by, linked, found);
	return true;
}

/** What a refund that a shop tells without the provider's id turns out to be. */
export type Recognised =
	| { as: 'new' }
	/** One of ours, or told before under this reference: it is counted. */
	| { as: 'ours' }
	/** One that was adopted from the provider, of which nobody knew what it was for: now the shop says. */
	| { as: 'adopted'; row: RefundPaymentsTable; adopted: RefundsTable };

/** Only a refund of one payment is recognised: of several, nobody can say which of them is which. */
export async function recogniseTold(
	tx: Tx,
	by: By,
	order: OrdersTable,
	told: NeutralRefund
): Promise<Recognised> {
	const [only, ...others] = told.payments;
	if (others.length > 0 || (only && only.provider_ref !== null)) return { as: 'new' };
	const before = await paymentsToldBack(tx, order.id);
	if (before.some((one) => one.reference === told.reference)) return { as: 'ours' };
	const candidates = (await providerPaymentsOfOrder(tx, order.id)).filter(
		(row) =>
			row.from !== 'shop' &&
			(only === undefined || row.payment_ref === only.payment) &&
			!before.some((one) => one.refund_payment_id === row.id)
	);
	const same = sameRefund({ amount_minor: told.amount_minor, at: told.created_at }, candidates);
	const row = same && (await findRefundPayment(tx, same.id));
	const refund = row && (await findRefund(tx, row.refund_id));
	if (!row || !refund) return { as: 'new' };
	if (same.from === 'provider') return { as: 'adopted', row, adopted: refund };
	const data = { amount_minor: told.amount_minor, reference: told.reference, refund_payment_id: row.id };
	await appendEvents(tx, by, [refundEvent(refund, 'refund_told_back', data)]);
	return { as: 'ours' };
}

/** The adopted refund ends, and its money is that of the refund the shop told, with goods and delivery. */
export async function bookOver(
	tx: Tx,
	by: By,
	{ row, adopted }: { row: RefundPaymentsTable; adopted: RefundsTable },
	to: { id: Id<'rfd'>; number: string }
): Promise<void> {
	const state = next(REFUND_TRANSITIONS, adopted.state, 'book_over');
	if (state === null) throw new Error(`refund ${adopted.id} cannot be booked over in ${adopted.state}`);
	await saveRefund(tx, adopted, { state, idempotency_key: `booked_over:${row.gateway_refund_id}` });
	await keepNote(tx, by, { ...adopted, state });
	await tx.updateTable('refund_payments').set({ refund_id: to.id }).where('id', '=', row.id).execute();
	await appendEvents(tx, by, [refundEvent(adopted, 'refund_booked_over', { to: to.number })]);
}
