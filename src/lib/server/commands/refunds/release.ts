import type { Id } from '#lib/domain/ids.ts';
import { isPaidOutByHand } from '#lib/domain/refund/payment-shares.ts';
import { REFUND_TRANSITIONS, type RefundState } from '#lib/domain/refund/states.ts';
import { next } from '#lib/domain/transitions.ts';
import { enqueue } from '../../jobs/queue.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { giftReturnOf } from '../../store/gifts.ts';
import { findOrder } from '../../store/orders.ts';
import { findPayment, paymentsOfRefunds, saveRefund } from '../../store/refunds.ts';
import type { RefundsTable } from '../../store/schema.ts';
import { issueCredit } from '../credit/issue.ts';
import type { By } from '../orders/by.ts';
import { keepNote } from '../credit-notes/keep-note.ts';
import { settleReturn } from '../returns/settle.ts';
import { mailRefund } from './mails.ts';
import { refundEvent } from './record.ts';

/**
 * Lets an approved refund go: store credit is given at once, money of the provider becomes a job, money by hand asks
 * the customer for an account. Answers with the state the refund then has.
 */
export async function release(tx: Tx, by: By, refund: RefundsTable): Promise<RefundState> {
	if (refund.route === 'store_credit') return giveCredit(tx, by, refund);
	for (const row of await paymentsOfRefunds(tx, [refund.id])) {
		if (row.state !== 'reserved') continue;
		const payment = await findPayment(tx, row.payment_id);
		if (!payment || isPaidOutByHand(payment)) {
			// Where goods come back, the customer names the account on the page of their return.
			if (refund.return_id) await mailRefund(tx, by, refund, 'manual_payout', 'needs_account');
			continue;
		}
		await enqueue(tx, by, {
			kind: 'refund.move',
			key: `refund.move:${row.id}`,
			body: { refund_payment_id: row.id }
		});
	}
	return refund.state;
}

async function giveCredit(tx: Tx, by: By, refund: RefundsTable): Promise<RefundState> {
	const customer_id = await ownerOfCredit(tx, refund);
	const state = next(REFUND_TRANSITIONS, refund.state, 'settle_other');
	// Asked for at submission; without an owner it stays for a person.
	if (!customer_id || state === null) return refund.state;
	const { bonus_minor } = await issueCredit(tx, by, refund, customer_id);
	await saveRefund(tx, refund, { state, sent_at: by.now, settled_at: by.now });
	await keepNote(tx, by, { ...refund, state });
	await appendEvents(tx, by, [
		refundEvent(refund, 'store_credit_issued', { amount_minor: refund.amount_minor, bonus_minor }),
		refundEvent(refund, 'refund_settled', { amount_minor: refund.amount_minor })
	]);
	await mailRefund(tx, by, refund, 'refund_done');
	if (refund.return_id) await settleReturn(tx, by, refund.return_id, refund.id);
	return state;
}

/** Credit for a gift is its receiver's, never the buyer's. */
async function ownerOfCredit(tx: Tx, refund: RefundsTable): Promise<Id<'cus'> | null> {
	const receiver = refund.return_id ? await giftReturnOf(tx, refund.return_id) : null;
	if (receiver) return receiver.customer_id;
	return (await findOrder(tx, refund.order_id))?.customer_id ?? null;
}
