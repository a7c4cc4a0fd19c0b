import { percentOf } from '#lib/domain/money.ts';
import { isPaidOutByHand } from '#lib/domain/refund/payment-shares.ts';
import { REFUND_TRANSITIONS, type RefundState } from '#lib/domain/refund/states.ts';
import { next } from '#lib/domain/transitions.ts';
import { enqueue } from '../../jobs/queue.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { findOrder } from '../../store/orders.ts';
import { findPolicyVersion } from '../../store/policies.ts';
import { findPayment, paymentsOfRefunds, refundsOfReturn, saveRefund } from '../../store/refunds.ts';
import { findReturn } from '../../store/returns.ts';
import type { RefundsTable, StoreCreditEntriesTable } from '../../store/schema.ts';
import { creditOfRefunds, insertCredit } from '../../store/store-credit.ts';
import type { By } from '../orders/by.ts';
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
			await mailRefund(tx, by, refund, 'manual_payout', 'needs_account');
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
	const order = await findOrder(tx, refund.order_id);
	const customer_id = order?.customer_id;
	const state = next(REFUND_TRANSITIONS, refund.state, 'settle_other');
	// Asked for at submission; without an owner it stays for a person.
	if (!customer_id || state === null) return refund.state;
	const bonus = await bonusOf(tx, refund);
	const entry = (kind: 'issue' | 'bonus', amount_minor: number): StoreCreditEntriesTable => ({
		id: by.ids.next('cre'),
		customer_id,
		currency: refund.currency,
		kind,
		amount_minor,
		refund_id: refund.id,
		expires_at: null,
		created_at: by.now
	});
	await insertCredit(tx, [
		...(refund.amount_minor > 0 ? [entry('issue', refund.amount_minor)] : []),
		...(bonus > 0 ? [entry('bonus', bonus)] : [])
	]);
	await saveRefund(tx, refund, { state, sent_at: by.now, settled_at: by.now });
	await appendEvents(tx, by, [
		refundEvent(refund, 'store_credit_issued', { amount_minor: refund.amount_minor, bonus_minor: bonus }),
		refundEvent(refund, 'refund_settled', { amount_minor: refund.amount_minor })
	]);
	await mailRefund(tx, by, refund, 'refund_done');
	if (refund.return_id) await settleReturn(tx, by, refund.return_id, refund.id);
	return state;
}

/** The bonus on all credit of the return so far, less what was given of it: parts come to the promised whole. */
async function bonusOf(tx: Tx, refund: RefundsTable): Promise<number> {
	const row = refund.return_id ? await findReturn(tx, refund.return_id) : null;
	const policy = row && (await findPolicyVersion(tx, row.policy_version_id));
	if (!row || !policy) return 0;
	const refunds = await refundsOfReturn(tx, row.id);
	const entries = await creditOfRefunds(
		tx,
		refunds.map((one) => one.id)
	);
	const given = (kind: StoreCreditEntriesTable['kind']) =>
		entries.filter((entry) => entry.kind === kind).reduce((sum, entry) => sum + entry.amount_minor, 0);
	const whole = percentOf(given('issue') + refund.amount_minor, policy.rules.store_credit_bonus_basis_points);
	return Math.max(0, whole - given('bonus'));
}
